public import Geometry

/// A circle in the plane of a photo, in pixels.
public struct Circle: Sendable, Hashable {
  public var center: Point
  public var radius: Double

  public init(center: Point, radius: Double) {
    self.center = center
    self.radius = radius
  }
}

/// Where skin can be seen in a photo: its frame, and a dermoscope's circle in it.
struct VisibleRegion {
  var widthPx: Int
  var heightPx: Int
  var circle: Circle?

  /// The parts of the line's segments that lie in the region, in order.
  func clip(_ line: Polyline) -> [(Point, Point)] {
    var parts: [(Point, Point)] = []
    for i in line.points.indices.dropFirst() {
      let a = line.points[i - 1]
      let d = line.points[i] - a
      var range = (0.0, 1.0)
      guard narrow(&range, a.x, d.x, -0.5, Double(widthPx) - 0.5),
        narrow(&range, a.y, d.y, -0.5, Double(heightPx) - 0.5), narrowToCircle(&range, a, d)
      else { continue }
      parts.append((a + range.0 * d, a + range.1 * d))
    }
    return parts
  }

  /// Keeps the part of `range` where `start + t · step` is between the bounds; false where there is none.
  private func narrow(
    _ range: inout (Double, Double), _ start: Double, _ step: Double, _ low: Double, _ high: Double
  ) -> Bool {
    if step == 0 { return start >= low && start < high }
    let t = (low - start) / step
    let s = (high - start) / step
    range = (max(range.0, min(t, s)), min(range.1, max(t, s)))
    return range.1 > range.0
  }

  private func narrowToCircle(_ range: inout (Double, Double), _ start: Point, _ step: Point) -> Bool {
    guard let circle else { return true }
    let f = start - circle.center
    let a = step.squaredLength
    let b = f.dot(step)
    let discriminant = b * b - a * (f.squaredLength - circle.radius * circle.radius)
    guard a > 0, discriminant > 0 else { return false }
    let root = discriminant.squareRoot()
    range = (max(range.0, (-b - root) / a), min(range.1, (-b + root) / a))
    return range.1 > range.0
  }
}
