public import Trichometry

/// What became of a hair between two photos.
public enum Fate: String, Sendable, CaseIterable {
  case kept, lost, gained, undecided
}

/// What a hair did between the two photos of a phototrichogram.
public enum Phase: String, Sendable {
  case anagen, telogen, undecided
}

/// A hair of a pair of photos, on the area that both share.
public struct PairHair: Sendable, Hashable {
  /// The hair in each photo; one of them is `nil` where it is in one photo only.
  public var before: Hair?
  public var after: Hair?
  public var fate: Fate
  public var diameterChangeUm: Double?
  public var diameterChangeSEUm: Double?
  /// The change of the visible length; `nil` unless both tips are in view.
  public var growthMm: Double?
  /// `nil` unless the pair is a phototrichogram.
  public var phase: Phase?
  /// The probability of having been lost or gained; 0 for kept hairs.
  public var changeProbability: Double

  public init(
    before: Hair?, after: Hair?, fate: Fate, diameterChangeUm: Double? = nil, diameterChangeSEUm: Double? = nil,
    growthMm: Double? = nil, phase: Phase? = nil, changeProbability: Double = 0
  ) {
    self.before = before
    self.after = after
    self.fate = fate
    self.diameterChangeUm = diameterChangeUm
    self.diameterChangeSEUm = diameterChangeSEUm
    self.growthMm = growthMm
    self.phase = phase
    self.changeProbability = changeProbability
  }
}
