import Elementary
import Geometry

/// The course of a shaft at one of its ends: a parabola through its last points.
struct ShaftEnd {
  var point: Point
  /// Out of the shaft.
  var direction: Point
  /// Change of direction per grid pixel on the way out, positive towards `direction.perpendicular`.
  var curvature: Double
  /// Of the points about the parabola, and the length they span, grid pixels.
  var scatter: Double
  var span: Double

  /// - Parameters:
  ///   - points: the shaft, towards the end in question; three points or more.
  ///   - reach: the length of the last part that is looked at, grid pixels.
  init(_ points: ArraySlice<Point>, reach: Double) {
    let end = points[points.endIndex - 1]
    var from = points.endIndex - 2
    while from > points.startIndex && points[from].distance(to: end) < reach { from -= 1 }
    let last = points[from...]
    let axis = (end - points[from]).normalized
    span = end.distance(to: points[from])
    // Least squares of v = a + b u + c u² along the chord, u from −1 to 1 and centred on the chord's middle.
    let middle = 0.5 * (end + points[from]), half = max(span / 2, 1e-9)
    var n = 0.0, m1 = 0.0, m2 = 0.0, m3 = 0.0, m4 = 0.0, s0 = 0.0, s1 = 0.0, s2 = 0.0
    for q in last {
      let u = (q - middle).dot(axis) / half, v = axis.cross(q - middle)
      n += 1; m1 += u; m2 += u * u; m3 += u * u * u; m4 += u * u * u * u
      s0 += v; s1 += u * v; s2 += u * u * v
    }
    // A pull towards straight lines that matters for few points only.
    m4 += 0.1
    let whole = n * (m2 * m4 - m3 * m3) - m1 * (m1 * m4 - m3 * m2) + m2 * (m1 * m3 - m2 * m2)
    var a = 0.0, b = 0.0, c = 0.0
    if abs(whole) > 1e-12 {
      a = (s0 * (m2 * m4 - m3 * m3) - m1 * (s1 * m4 - m3 * s2) + m2 * (s1 * m3 - m2 * s2)) / whole
      b = (n * (s1 * m4 - s2 * m3) - s0 * (m1 * m4 - m3 * m2) + m2 * (m1 * s2 - m2 * s1)) / whole
      c = (n * (m2 * s2 - m3 * s1) - m1 * (m1 * s2 - m2 * s1) + s0 * (m1 * m3 - m2 * m2)) / whole
    }
    var sum = 0.0
    for q in last {
      let u = (q - middle).dot(axis) / half
      let e = axis.cross(q - middle) - (a + b * u + c * u * u)
      sum += e * e
    }
    scatter = (sum / n).squareRoot()
    let slope = (b + 2 * c) / half
    direction = (axis + slope * axis.perpendicular).normalized
    point = middle + half * axis + (a + b + c) * axis.perpendicular
    curvature = 2 * c / (half * half) / (1 + slope * slope)
  }

  /// Where the course leads.
  func carriedOn(_ way: Double) -> (point: Point, direction: Point) {
    // Curvature changes on the way: the farther, the less of it is known.
    let k = 0.8 * curvature
    let n = direction.perpendicular
    return (point + way * direction + (0.5 * k * way * way) * n, (direction + (k * way) * n).normalized)
  }

  /// Standard deviation of curvature between two stretches of one hair, per micrometre.
  private static let curvatureSpreadPerUm = 1 / 2600.0

  /// How unlikely it is that one hair runs from `a` to `b`, which face each other, by their courses alone, as a
  /// logarithm; `nil` where it cannot be.
  static func discontinuity(_ a: ShaftEnd, _ b: ShaftEnd, width: Double, umPerPx: Double) -> Double? {
    let gap = b.point - a.point, length = gap.length
    guard a.direction.dot(b.direction) < -0.5 else { return nil }
    let axis = (a.direction - b.direction).normalized
    let along = gap.dot(axis)
    guard along > -0.5 * width, length < width || along > 0.7 * length else { return nil }
    // Both are carried on to the middle of the gap.
    let way = max(0, along) / 2
    let u = a.carriedOn(way), v = b.carriedOn(way)
    let across = (v.point - u.point).cross(axis), turn = u.direction.cross(-1.0 * v.direction)
    let spread = curvatureSpreadPerUm * umPerPx
    func uncertainty(_ e: ShaftEnd) -> (place: Double, course: Double, curvature: Double) {
      let noise = max(0.25, 0.03 * width, e.scatter) / 2
      let slope = 6 * noise / max(e.span, 4)
      let bend = spread * way / 1.5
      return (noise + 0.5 * slope * way + 0.5 * bend * way, slope + bend, 4 * slope / max(e.span, 4))
    }
    let ua = uncertainty(a), ub = uncertainty(b)
    let place = (ua.place * ua.place + ub.place * ub.place + 0.0225 * width * width).squareRoot()
    let course = (ua.course * ua.course + ub.course * ub.course + 0.0016).squareRoot()
    let change = 2.5 * spread
    let bend = (a.curvature + b.curvature) / change
    let misfit = across * across / (place * place) + turn * turn / (course * course) + bend * bend
    return 0.5 * misfit + Elementary.log(max(0.3, place * umPerPx / 12)) + Elementary.log(max(0.5, course / 0.08))
  }
}
