public import Geometry

/// A scale bar that was found in a photo, with its length.
public struct ScaleBar: Sendable, Hashable {
  /// The bar's length in pixels.
  public var lengthPx: Double
  /// The length that its label states, in micrometres; `nil` where none could be read.
  public var labelUm: Double?
  /// The ends of the bar, and of the second one that meets it at a right angle, if there is one.
  public var lines: [[Point]]
  /// What the bar, or both, and its labels cover.
  public var boxes: [PixelBox]
  /// Pixels per length along y ÷ that along x, where there are bars in both directions.
  public var anisotropy: Double?

  /// Standard error of the length in pixels: an end is known to half a pixel, evenly, and whether a bar reaches from
  /// middle to middle or from edge to edge of its last pixels is not.
  public static let lengthSEPx = 0.5

  /// The relative standard error that a device's own scale has unless it is calibrated.
  public static let deviceRelativeSE = 0.025

  /// Micrometres a pixel by the label; `nil` where none could be read.
  public var umPerPx: Double? { labelUm.map { $0 / lengthPx } }

  /// Standard error of the scale ÷ the scale: the reading's, and that of the device that drew the bar.
  public var relativeSE: Double {
    let byReading = Self.lengthSEPx / lengthPx
    return (byReading * byReading + Self.deviceRelativeSE * Self.deviceRelativeSE).squareRoot()
  }
}
