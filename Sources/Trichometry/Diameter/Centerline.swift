import Geometry

/// A shaft's centreline at equal distances, with the direction at each place taken over a stretch of it.
struct Centerline {
  /// Points about 2 px apart, root first.
  var points: [Point]
  /// Distance between points, px.
  let spacing: Double
  /// Half the stretch that a direction is taken over, in points.
  private let reach: Int

  var length: Double { spacing * Double(points.count - 1) }

  /// A copy of `line`, smoothed along its length with a standard deviation of `smoothing` px, ends held.
  init?(_ line: [Point], smoothing: Double, directionReach: Double) {
    let even = Polyline(line).resampled(spacing: 2)
    let length = even.length
    guard even.points.count >= 3, length > 0, length.isFinite else { return nil }
    spacing = length / Double(even.points.count - 1)
    reach = max(1, Int((directionReach / spacing).rounded()))
    points = even.points
    smooth(smoothing / spacing)
  }

  /// Binomial smoothing; each pass adds a variance of ½ point².
  private mutating func smooth(_ sd: Double) {
    let passes = min(40, Int((2 * sd * sd).rounded()))
    let n = points.count
    for _ in 0..<passes {
      var previous = points[0]
      for i in 1..<(n - 1) {
        let here = points[i]
        points[i] = 0.25 * previous + 0.5 * here + 0.25 * points[i + 1]
        previous = here
      }
    }
  }

  /// The place at distance `s` from the root: position, unit tangent towards the tip, curvature (1/px, positive where
  /// the line turns towards the tangent's perpendicular).
  func frame(at s: Double) -> (position: Point, tangent: Point, curvature: Double) {
    let n = points.count
    let f = min(max(s / spacing, 0), Double(n - 1))
    let i = min(Int(f), n - 2)
    let t = f - Double(i)
    let position = points[i] + t * (points[i + 1] - points[i])
    let middle = Int(f.rounded())
    let r = min(reach, max(1, min(middle, n - 1 - middle)))
    let a = points[max(0, middle - r)], c = points[min(n - 1, middle + r)], b = points[middle]
    let tangent = (c - a).normalized
    let first = (b - a).normalized, second = (c - b).normalized
    let stretch = 0.5 * (a.distance(to: b) + b.distance(to: c))
    let turn = middle > 0 && middle < n - 1 && stretch > 0 ? first.cross(second) / stretch : 0
    return (position, tangent, min(0.05, max(-0.05, turn)))
  }

  /// The line moved sideways by `offset` px (towards the tangent's perpendicular) at each distance from the root.
  func moved(by offset: (Double) -> Double) -> Centerline {
    var result = self
    for i in points.indices {
      let s = Double(i) * spacing
      result.points[i] = points[i] + offset(s) * frame(at: s).tangent.perpendicular
    }
    return result
  }
}
