public import ScalpField

/// What the user decides about an analysis.
public struct AnalysisOptions: Sendable, Hashable {
  public var field = FieldRequest.auto
  /// Hairs thinner than this are vellus, in micrometres.
  public var vellusBelowUm = 30.0
  /// Hairs of this diameter or more are terminal, in micrometres; at least `vellusBelowUm`.
  public var terminalFromUm = 60.0
  /// Whether the detection limit is measured by painting hairs into the photo, which takes several times as long.
  public var detectionLimit = false
  /// Whether the trichogram says how long each stage took. Changes no other part of it.
  public var timing = false

  /// How many threads may work on one photo. Changes nothing.
  public var threadsPerPhoto = 1

  public init() {}
}
