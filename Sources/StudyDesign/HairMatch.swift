public import Comparison

/// A hair of a pair of photos by its ids.
public struct HairMatch: Sendable, Hashable {
  /// The id in each photo; `nil` where the hair is not seen there.
  public var beforeID: Int?
  public var afterID: Int?
  public var fate: Fate
  public var diameterChangeUm: Double?
  public var diameterChangeSEUm: Double?
  public var growthMm: Double?
  public var phase: Phase?

  public init(
    beforeID: Int?, afterID: Int?, fate: Fate, diameterChangeUm: Double? = nil, diameterChangeSEUm: Double? = nil,
    growthMm: Double? = nil, phase: Phase? = nil
  ) {
    self.beforeID = beforeID
    self.afterID = afterID
    self.fate = fate
    self.diameterChangeUm = diameterChangeUm
    self.diameterChangeSEUm = diameterChangeSEUm
    self.growthMm = growthMm
    self.phase = phase
  }
}
