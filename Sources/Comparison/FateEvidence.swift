public import Trichometry

/// A hair that is in one photo of a pair only, and what there is to tell by whether it is gone from the other.
public struct FateEvidence: Sendable, Hashable {
  public var hair: Hair
  /// Whether it is in the photo before.
  public var isBefore: Bool
  /// What the network of `FateModel` looks at.
  public var values: [Double]
}
