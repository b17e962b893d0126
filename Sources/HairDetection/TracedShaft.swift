public import Geometry

/// One hair shaft as it was traced in a photo.
public struct TracedShaft: Sendable {
  public enum Polarity: Sendable { case dark, light }

  /// The centreline from root to tip, in pixels of the upright photo, two points or more.
  public var points: [Point]
  /// The width it was found with, in photo pixels: good to about a fifth.
  public var widthPx: Double
  /// Whether the shaft is darker or lighter than the skin around it.
  public var polarity: Polarity
  /// The probability that this is a hair, 0 to 1.
  public var confidence: Double
  /// The probability that the first point, not the last, is the root, 0.5 to 1.
  public var rootConfidence: Double
}
