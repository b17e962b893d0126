public import Geometry

/// One traced hair shaft: root to tip, with its diameter along it.
public struct Hair: Sendable, Hashable {
  /// Size class by diameter; the cuts are options and stand in the summary.
  public enum SizeClass: String, Sendable, CaseIterable { case vellus, intermediate, terminal }

  /// Whether the shaft is darker or lighter than the skin around it.
  public enum Polarity: String, Sendable { case dark, light }

  /// 1, 2, … in the order of the trichogram.
  public var id: Int
  public var rootInField: Bool
  public var tipInField: Bool
  /// The centreline from root to tip, at most 4 px between points.
  public var polyline: Polyline
  /// Widths at the points of the centreline in pixels, as many as points.
  public var widthsPx: [Double]
  /// The robust mean over the clean part of the shaft, in pixels.
  public var diameterPx: Double
  /// `diameterPx` in micrometres; `nil` without a scale.
  public var diameterUm: Double?
  /// Standard error of `diameterUm`.
  public var diameterSEUm: Double?
  public var widthsUm: [Double]?
  public var lengthMm: Double?
  public var sizeClass: SizeClass?
  public var polarity: Polarity
  /// The follicular unit, 1, 2, …; `nil` where the root is not in view.
  public var unit: Int?
  /// The probability that this is a hair with its root at `root`, 0 to 1.
  public var confidence: Double

  public var root: Point { polyline.points[0] }
  public var tip: Point { polyline.points[polyline.points.count - 1] }

  public init(
    id: Int, rootInField: Bool, tipInField: Bool, polyline: Polyline, widthsPx: [Double],
    diameterPx: Double, diameterUm: Double?, diameterSEUm: Double?, widthsUm: [Double]?,
    lengthMm: Double?, sizeClass: SizeClass?, polarity: Polarity, unit: Int?, confidence: Double
  ) {
    self.id = id
    self.rootInField = rootInField
    self.tipInField = tipInField
    self.polyline = polyline
    self.widthsPx = widthsPx
    self.diameterPx = diameterPx
    self.diameterUm = diameterUm
    self.diameterSEUm = diameterSEUm
    self.widthsUm = widthsUm
    self.lengthMm = lengthMm
    self.sizeClass = sizeClass
    self.polarity = polarity
    self.unit = unit
    self.confidence = confidence
  }
}
