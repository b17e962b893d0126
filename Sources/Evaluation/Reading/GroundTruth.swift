public import Geometry

/// What is exactly known of a synthetic photo: the part of a phantom's truth that scoring needs.
public struct GroundTruth: Sendable {
  /// A hair of the phantom. Coordinates are pixels, root → tip.
  public struct Hair: Sendable {
    public var polyline: Polyline
    public var rootInField: Bool
    public var tipInField: Bool
    public var diameterUm: Double
    /// The follicular unit the hair grows from.
    public var unit: Int?
    /// Contrast with the skin in levels of 8-bit luma; negative where the hair is darker.
    public var contrastLevels: Double?

    public init(
      polyline: Polyline, rootInField: Bool, tipInField: Bool, diameterUm: Double, unit: Int? = nil,
      contrastLevels: Double? = nil
    ) {
      self.polyline = polyline
      self.rootInField = rootInField
      self.tipInField = tipInField
      self.diameterUm = diameterUm
      self.unit = unit
      self.contrastLevels = contrastLevels
    }
  }

  public var widthPx: Int
  public var heightPx: Int
  /// Micrometres a pixel.
  public var umPerPx: Double
  /// The circle of skin in a photo through a dermoscope, in pixels; `nil` where skin fills the frame.
  public var circle: Circle?
  public var fieldAreaCm2: Double
  public var hairs: [Hair]

  public init(
    widthPx: Int, heightPx: Int, umPerPx: Double, circle: Circle? = nil, fieldAreaCm2: Double, hairs: [Hair]
  ) {
    self.widthPx = widthPx
    self.heightPx = heightPx
    self.umPerPx = umPerPx
    self.circle = circle
    self.fieldAreaCm2 = fieldAreaCm2
    self.hairs = hairs
  }

  /// Hairs whose root lies in the field: those that count for densities and means.
  public var rootedHairs: [Hair] { hairs.filter(\.rootInField) }

  /// Roots in the field ÷ its area.
  public var densityPerCm2: Double { Double(rootedHairs.count) / fieldAreaCm2 }

  /// Mean diameter over the rooted hairs; `nil` without any.
  public var meanDiameterUm: Double? { mean(rootedHairs.map(\.diameterUm)) }

  /// Σ diameters of rooted hairs ÷ area, mm/cm².
  public var cumulativeThicknessMmPerCm2: Double {
    rootedHairs.reduce(0) { $0 + $1.diameterUm } / 1000 / fieldAreaCm2
  }
}
