import Geometry

/// Areas of polygons.
enum PolygonArea {
  /// The area by the shoelace formula, positive where the points run clockwise on the screen.
  static func signed(_ points: [Point]) -> Double {
    guard points.count > 2 else { return 0 }
    // About a point of the polygon, so that no digits are lost far from the origin.
    let origin = points[0]
    var sum = 0.0
    for i in 1..<(points.count - 1) { sum += (points[i] - origin).cross(points[i + 1] - origin) }
    return sum / 2
  }

  /// The polygon clipped to a rectangle, one side after the other (Sutherland and Hodgman 1974). Where the polygon
  /// falls apart its pieces stay joined along the rectangle's edge, which changes no area.
  static func clipped(_ points: [Point], to rectangle: PixelRectangle) -> [Point] {
    var result = points
    result = clip(result) { $0.x - rectangle.left }
    result = clip(result) { rectangle.right - $0.x }
    result = clip(result) { $0.y - rectangle.top }
    result = clip(result) { rectangle.bottom - $0.y }
    return result
  }

  private static func clip(_ points: [Point], _ depth: (Point) -> Double) -> [Point] {
    guard var last = points.last else { return [] }
    var lastDepth = depth(last)
    var result: [Point] = []
    for point in points {
      let pointDepth = depth(point)
      if (pointDepth >= 0) != (lastDepth >= 0) {
        result.append(last + (lastDepth / (lastDepth - pointDepth)) * (point - last))
      }
      if pointDepth >= 0 { result.append(point) }
      (last, lastDepth) = (point, pointDepth)
    }
    return result
  }
}
