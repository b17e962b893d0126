/// What the judgements on the hairs of a pair are made from: teaching uses it.
public struct PairEvidence: Sendable {
  /// Two hairs that may be one.
  public struct Match: Sendable {
    /// Ids in the two trichograms.
    public var before: Int
    public var after: Int
    /// What `MatchScorer` looks at.
    public var values: [Double]
  }

  /// A hair that is in one photo only, and of which something can be told.
  public struct Fate: Sendable {
    /// Its id in its trichogram.
    public var hair: Int
    /// Whether it is in the photo before.
    public var isBefore: Bool
    /// What the network of `FateModel` looks at.
    public var values: [Double]
  }

  public var matches: [Match] = []
  public var fates: [Fate] = []
}
