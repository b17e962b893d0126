import Geometry
import Imaging

/// A point on the crest of a ridge, to sub-pixel accuracy.
struct RidgePoint {
  var position: Point
  /// Unit vector along the ridge.
  var tangent: Point
  /// Scale-normalised curvature across the ridge, in units of contrast.
  var strength: Float
}

/// A chain of ridge points found at one scale.
struct RidgeChain {
  var points: [RidgePoint]
  /// The scale it was found at, grid pixels.
  var sigma: Double
}
