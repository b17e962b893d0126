import Geometry

/// A synthetic hair of known width.
struct InjectedHair {
  /// Its centreline from root to tip, in pixels.
  var points: [Point]
  var diameterUm: Double
}
