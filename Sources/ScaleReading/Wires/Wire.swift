public import Geometry

/// A straight wire that was found in a photo, and its width.
public struct Wire: Sendable, Hashable {
  /// The width between the half-heights of its edges in linear light, in pixels.
  public var widthPx: Double
  /// Standard error of the width ÷ the width: the scatter along the wire, the edges' common error, the wire's own.
  public var relativeSE: Double
  /// The ends of the part that was measured.
  public var line: [Point]

  /// What edges at half height may be off together, in pixels: blur on both sides of them is not quite alike.
  public static let commonErrorPx = 0.05
  /// What the diameter of a drawn wire may be off, relative.
  public static let makerRelativeSE = 0.01
}
