public import Geometry

/// A rectangle along the axes of a photo, in pixels: left ≤ x < right, top ≤ y < bottom.
public struct PixelRectangle: Sendable, Hashable {
  public var left: Double
  public var top: Double
  public var right: Double
  public var bottom: Double

  public init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  /// The whole of a photo: from the outer edge of its first pixels to that of its last.
  public init(photoWidth: Int, photoHeight: Int) {
    self.init(left: -0.5, top: -0.5, right: Double(photoWidth) - 0.5, bottom: Double(photoHeight) - 0.5)
  }

  public var width: Double { max(0, right - left) }
  public var height: Double { max(0, bottom - top) }
  public var area: Double { width * height }

  /// Whether it holds `p`; the right and bottom edges belong to the neighbours.
  public func contains(_ p: Point) -> Bool { left <= p.x && p.x < right && top <= p.y && p.y < bottom }

  /// What two rectangles share; of no width or height where that is nothing.
  public func intersection(_ other: PixelRectangle) -> PixelRectangle {
    let left = max(left, other.left), top = max(top, other.top)
    return PixelRectangle(
      left: left, top: top, right: max(left, min(right, other.right)), bottom: max(top, min(bottom, other.bottom)))
  }

  /// The corners, clockwise on the screen from the top left.
  var corners: [Point] { [Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)] }
}
