public import Geometry

/// What an analysis found in a photo: the part of a trichogram that scoring needs.
public struct FoundTrichogram: Sendable {
  /// A traced hair. Coordinates are pixels, root → tip.
  public struct Hair: Sendable {
    public var polyline: Polyline
    public var rootInField: Bool
    public var diameterUm: Double?
    public var unit: Int?
    /// The class as written: `vellus`, `intermediate` or `terminal`.
    public var sizeClass: DiameterClass?

    public init(
      polyline: Polyline, rootInField: Bool, diameterUm: Double? = nil, unit: Int? = nil,
      sizeClass: DiameterClass? = nil
    ) {
      self.polyline = polyline
      self.rootInField = rootInField
      self.diameterUm = diameterUm
      self.unit = unit
      self.sizeClass = sizeClass
    }
  }

  /// The numbers that were printed for the whole field; `nil` where they were not known.
  public struct Summary: Sendable, Hashable {
    public var hairCount: Int
    public var densityPerCm2: Double?
    public var meanDiameterUm: Double?
    public var cumulativeThicknessMmPerCm2: Double?

    public init(
      hairCount: Int, densityPerCm2: Double? = nil, meanDiameterUm: Double? = nil,
      cumulativeThicknessMmPerCm2: Double? = nil
    ) {
      self.hairCount = hairCount
      self.densityPerCm2 = densityPerCm2
      self.meanDiameterUm = meanDiameterUm
      self.cumulativeThicknessMmPerCm2 = cumulativeThicknessMmPerCm2
    }
  }

  public var hairs: [Hair]
  public var summary: Summary
  public var cuts: DiameterCuts

  public init(hairs: [Hair], summary: Summary, cuts: DiameterCuts = .usual) {
    self.hairs = hairs
    self.summary = summary
    self.cuts = cuts
  }

  /// A trichogram that is no more than its hairs: the count is that of the rooted ones.
  public init(hairs: [Hair], cuts: DiameterCuts = .usual) {
    self.init(
      hairs: hairs, summary: Summary(hairCount: hairs.count { $0.rootInField }), cuts: cuts)
  }
}
