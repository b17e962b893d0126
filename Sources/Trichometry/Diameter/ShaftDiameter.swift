public import Geometry

/// How wide one shaft is, and where exactly it runs.
public struct ShaftDiameter: Sendable, Hashable {
  /// The centreline from root to tip where the light across the shaft says it is; as traced where the light says nothing.
  public var centerline: [Point]
  /// The robust mean over the clean part of the shaft, in pixels.
  public var diameterPx: Double
  /// Standard error of `diameterPx`, without that of the scale.
  public var standardErrorPx: Double
  /// Distances from the root along `centerline`, in pixels, at which a local width was measured, ascending; empty where none could be.
  public var distances: [Double]
  /// The local widths there, in pixels.
  public var widthsPx: [Double]

  /// The width at a distance from the root: between the nearest measured places, the end ones beyond them.
  public func widthPx(at distance: Double) -> Double {
    StraightLines(places: distances, values: widthsPx).value(at: distance) ?? diameterPx
  }
}
