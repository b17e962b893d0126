public import Trichometry

/// What the user decides about comparing a pair.
public struct PairOptions: Sendable, Hashable {
  public var cuts = SizeCuts()
  /// The days between the photos of a phototrichogram; `nil` where the pair is none.
  public var phototrichogramDays: Double?
  /// Whether to look for a bald patch, and the cuts of its grades.
  public var patch: BaldPatch.Cuts?
  /// The smallest detectable change, by endpoint.
  public var smallestDetectable: [String: Double] = [:]

  public init() {}
}
