public import Trichometry

/// A photo of a study with what its analysis gave.
public struct PlacedPhoto: Sendable, Hashable {
  public var placement: Placement
  /// The photo's path below its manifest's folder.
  public var name: String
  /// Identifies the trichogram in its archive; `nil` where the photo could not be analysed.
  public var key: Int64?
  /// The trichogram without its hairs.
  public var head: Trichogram?
  /// Why there is no trichogram, in words.
  public var failure: String?

  public init(placement: Placement, name: String, key: Int64? = nil, head: Trichogram? = nil, failure: String? = nil) {
    self.placement = placement
    self.name = name
    self.key = key
    self.head = head
    self.failure = failure
  }

  /// Whether its numbers may stand for a visit.
  public var isUsable: Bool { head.map { $0.quality.verdict != .unusable } ?? false }
}
