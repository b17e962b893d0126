public import Geometry
public import HairDetection

/// What is known of a shaft before it is measured: where it runs, and roughly how wide it is.
public struct ShaftTrace: Sendable, Hashable {
  /// The centreline from root to tip, in pixels of the upright photo, two points or more; within about a pixel.
  public var points: [Point]
  /// The full width in photo pixels, within about 30 %.
  public var widthPx: Double
  /// Whether the shaft is darker or lighter than the skin around it.
  public var polarity: Hair.Polarity
  /// The probability that this is a hair, 0 to 1.
  public var confidence: Double
  /// The probability that the first point, not the last, is the root, 0.5 to 1.
  public var rootConfidence: Double

  public init(
    points: [Point], widthPx: Double, polarity: Hair.Polarity, confidence: Double = 1, rootConfidence: Double = 1
  ) {
    self.points = points
    self.widthPx = widthPx
    self.polarity = polarity
    self.confidence = confidence
    self.rootConfidence = rootConfidence
  }

  /// The same with points as far apart as those of a hair.
  public var evenlySpaced: ShaftTrace {
    var trace = self
    trace.points = Polyline(points).resampled(spacing: Measurement.spacingPx).points
    return trace
  }

  /// A shaft as the detector found it.
  public init(_ shaft: TracedShaft) {
    self.init(
      points: shaft.points, widthPx: shaft.widthPx, polarity: shaft.polarity == .dark ? .dark : .light,
      confidence: shaft.confidence, rootConfidence: shaft.rootConfidence)
  }
}
