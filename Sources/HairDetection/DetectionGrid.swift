public import Geometry

/// The grid on which hair is looked for: the photo reduced by a whole factor, so that no work is done at a finer
/// scale than the finest hair needs.
public struct DetectionGrid: Sendable, Hashable {
  /// Photo pixels per grid pixel along each axis.
  public let factor: Int
  public let width: Int
  public let height: Int
  /// Micrometres per grid pixel: by the scale, or by assuming a typical hair where the scale is not known.
  public let umPerPx: Double

  /// The grid pixel that is fine enough: half the diameter of the thinnest vellus hair.
  static let fineUm = 6.6

  /// - Parameters:
  ///   - photoWidth: in pixels; a last partial column or row of grid pixels is dropped.
  ///   - umPerPx: micrometres per photo pixel.
  public init(photoWidth: Int, photoHeight: Int, umPerPx: Double) {
    let wanted = Int(Self.fineUm / umPerPx + 0.35)
    let largest = max(1, min(photoWidth, photoHeight) / 16)
    factor = min(max(1, wanted), largest)
    width = photoWidth / factor
    height = photoHeight / factor
    self.umPerPx = umPerPx * Double(factor)
  }

  /// The photo position of a grid position.
  @inlinable public func photoPoint(_ p: Point) -> Point {
    let f = Double(factor)
    return Point(p.x * f + (f - 1) / 2, p.y * f + (f - 1) / 2)
  }

  /// The grid position of a photo position.
  @inlinable public func gridPoint(_ p: Point) -> Point {
    let f = Double(factor)
    return Point((p.x - (f - 1) / 2) / f, (p.y - (f - 1) / 2) / f)
  }
}
