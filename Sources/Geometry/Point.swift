/// A position or displacement in the plane of a photo: pixels, x right, y down, the centre of the
/// top-left pixel at (0, 0).
@frozen public struct Point: Hashable, Sendable {
  public var x: Double
  public var y: Double

  @inlinable public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  public static let zero = Point(0, 0)

  @inlinable public static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
  @inlinable public static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
  @inlinable public static func * (a: Point, s: Double) -> Point { Point(a.x * s, a.y * s) }
  @inlinable public static func * (s: Double, a: Point) -> Point { Point(a.x * s, a.y * s) }
  @inlinable public static func / (a: Point, s: Double) -> Point { Point(a.x / s, a.y / s) }
  @inlinable public static prefix func - (a: Point) -> Point { Point(-a.x, -a.y) }
  @inlinable public static func += (a: inout Point, b: Point) { a = a + b }

  /// The scalar product.
  @inlinable public func dot(_ b: Point) -> Double { x * b.x + y * b.y }

  /// The z component of the vector product: positive where `b` lies clockwise of `self` on the screen.
  @inlinable public func cross(_ b: Point) -> Double { x * b.y - y * b.x }

  @inlinable public var squaredLength: Double { x * x + y * y }
  @inlinable public var length: Double { (x * x + y * y).squareRoot() }

  /// The vector of length 1 in this direction; zero stays zero.
  @inlinable public var normalized: Point {
    let l = length
    return l > 0 ? self / l : .zero
  }

  /// The vector turned by +90° (x to y).
  @inlinable public var perpendicular: Point { Point(-y, x) }

  @inlinable public func distance(to b: Point) -> Double { (self - b).length }
}
