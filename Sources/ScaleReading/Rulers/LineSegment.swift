import Geometry

/// A short, straight, thin line in a picture: a tick, or a piece of hair.
struct LineSegment {
  var middle: Point
  /// Along the line, of length 1; y > 0, or x > 0 where the line is level.
  var direction: Point
  /// Half the length, in pixels.
  var half: Double
  var isDark: Bool
  /// Sum of the ridge strength over its pixels.
  var weight: Double

  var length: Double { 2 * half }

  /// The two ends: against, and along, `direction`.
  var ends: (Point, Point) { (middle - half * direction, middle + half * direction) }
}
