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
    let low = Point(-0.5, -0.5), high = Point(Double(widthPx) - 0.5, Double(heightPx) - 0.5)
    var parts: [(Point, Point)] = []
    for i in line.points.indices.dropFirst() {
      let a = line.points[i - 1]
      let d = line.points[i] - a
      guard var range = Polyline.inside(a, line.points[i], low, high), narrowToCircle(&range, a, d) else { continue }
      parts.append((a + range.enters * d, a + range.leaves * d))
    }
    return parts
  }

  /// Keeps the part of `range` that lies in the circle; false where there is none.
  private func narrowToCircle(_ range: inout (enters: Double, leaves: Double), _ start: Point, _ step: Point) -> Bool {
    guard let circle else { return true }
    let f = start - circle.center
    let a = step.squaredLength
    let b = f.dot(step)
    let discriminant = b * b - a * (f.squaredLength - circle.radius * circle.radius)
    guard a > 0, discriminant > 0 else { return false }
    let root = discriminant.squareRoot()
    range = (max(range.enters, (-b - root) / a), min(range.leaves, (-b + root) / a))
    return range.leaves > range.enters
  }
}
