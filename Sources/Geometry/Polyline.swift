/// A chain of straight segments through two points or more, in order.
@frozen public struct Polyline: Hashable, Sendable {
  public var points: [Point]

  public init(_ points: [Point]) { self.points = points }

  /// The sum of the segments' lengths, in the unit of the points.
  @inlinable public var length: Double {
    var sum = 0.0
    for i in points.indices.dropFirst() { sum += points[i].distance(to: points[i - 1]) }
    return sum
  }

  public var reversed: Polyline { Polyline(points.reversed()) }

  /// Distances along the line from its start to each point.
  public var arcLengths: [Double] {
    var s = [Double](repeating: 0, count: points.count)
    for i in points.indices.dropFirst() { s[i] = s[i - 1] + points[i].distance(to: points[i - 1]) }
    return s
  }

  /// The same line with points at equal distances, none farther apart than `spacing`; start and end
  /// are kept exactly.
  public func resampled(spacing: Double) -> Polyline {
    let total = length
    guard points.count > 1, total > 0, spacing > 0 else { return self }
    let pieces = max(1, Int((total / spacing).rounded(.up)))
    return resampled(pieces: pieces)
  }

  /// The same line cut into `pieces` of equal length: `pieces + 1` points.
  public func resampled(pieces: Int) -> Polyline {
    let s = arcLengths
    guard points.count > 1, let total = s.last, total > 0 else { return self }
    var result: [Point] = []
    result.reserveCapacity(pieces + 1)
    result.append(points[0])
    var j = 1
    for k in 1..<max(1, pieces) {
      let target = total * Double(k) / Double(pieces)
      while j < points.count - 1 && s[j] < target { j += 1 }
      let span = s[j] - s[j - 1]
      let t = span > 0 ? (target - s[j - 1]) / span : 0
      result.append(points[j - 1] + t * (points[j] - points[j - 1]))
    }
    result.append(points[points.count - 1])
    return Polyline(result)
  }

  /// The longest part of the line that lies in an upright rectangle; `nil` where none does.
  ///
  /// - Parameters:
  ///   - low: the corner with the least x and y.
  ///   - high: the corner with the greatest.
  public func part(from low: Point, to high: Point) -> Polyline? {
    var runs: [Polyline] = []
    var isOpen = false
    for (a, b) in zip(points, points.dropFirst()) {
      guard let (enters, leaves) = Self.inside(a, b, low, high) else {
        isOpen = false
        continue
      }
      let d = b - a
      if !isOpen || enters > 0 { runs.append(Polyline([a + enters * d])) }
      runs[runs.count - 1].points.append(leaves < 1 ? a + leaves * d : b)
      isOpen = leaves == 1
    }
    return runs.max { $0.length < $1.length }
  }

  /// The part of a segment that lies in an upright rectangle, as shares of its way, 0 to 1 (Liang and Barsky 1984); `nil` where none
  /// does. Of a segment along an edge that is so on the edges of least x and y only.
  public static func inside(_ a: Point, _ b: Point, _ low: Point, _ high: Point) -> (enters: Double, leaves: Double)? {
    var enters = 0.0, leaves = 1.0
    for (start, end, low, high) in [(a.x, b.x, low.x, high.x), (a.y, b.y, low.y, high.y)] {
      let step = end - start
      guard step != 0 else {
        if start < low || start >= high { return nil }
        continue
      }
      let first = (low - start) / step, second = (high - start) / step
      enters = max(enters, min(first, second))
      leaves = min(leaves, max(first, second))
    }
    return enters < leaves ? (enters, leaves) : nil
  }

  /// The point of the line nearest to `p`: its distance, the index of the segment's first point, and
  /// the position in that segment, 0 to 1.
  @inlinable public func nearest(to p: Point) -> (distance: Double, segment: Int, fraction: Double) {
    guard points.count > 1 else {
      return (points.first?.distance(to: p) ?? .infinity, 0, 0)
    }
    var best = (Double.infinity, 0, 0.0)
    for i in 0..<(points.count - 1) {
      let a = points[i]
      let d = points[i + 1] - a
      let l2 = d.squaredLength
      let t = l2 > 0 ? min(1, max(0, (p - a).dot(d) / l2)) : 0
      let distance = p.distance(to: a + t * d)
      if distance < best.0 { best = (distance, i, t) }
    }
    return best
  }
}
