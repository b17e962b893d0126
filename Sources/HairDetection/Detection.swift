/// What was found in a photo.
public struct Detection: Sendable {
  /// The shafts that are taken for hair, each from root to tip.
  public var hairs: [TracedShaft]
  /// Lines that are less likely hair than not: a hair that another photo of the place shows may be one of them.
  public var doubtful: [TracedShaft]
}
