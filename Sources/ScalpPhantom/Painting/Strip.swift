import Geometry

/// A curved band in a photo: a hair, its shadow, a vessel.
struct Strip {
  struct Node {
    var center: Point
    var halfWidth: Double
    /// Standard deviation of the blur here, px.
    var sigma: Double
    var opacity: Double = 1
  }

  /// Two nodes or more, none at the place of the next.
  var nodes: [Node]
  /// Softness of the start, px; `nil` for as soft as the sides.
  var startSigma: Double?
  /// Tangent of the angle by which the end's cut differs from a square one.
  var endSlope = 0.0
}

/// What a strip does to a pixel.
struct StripSample {
  /// Of the pixel in its plane.
  let index: Int
  /// Share of the pixel that is covered, with blur and opacity.
  let coverage: Float
  /// Distance from the centreline to the right of the strip's direction, px.
  let offset: Float
  let halfWidth: Float
  let sigma: Float
  /// Distance along the strip from its start, px.
  let arc: Float
}
