public import Geometry

/// The pixels in which hair is looked for: 8 µm wide, whatever the photo's scale, so that a shaft of a given width looks the
/// same in every photo.
public struct DetectionGrid: Sendable, Hashable {
  /// Photo pixels per grid pixel along each axis.
  public let factor: Double
  public let width: Int
  public let height: Int
  /// Micrometres per grid pixel: by the scale, or by assuming a typical hair where the scale is not known.
  public let umPerPx: Double

  static let pixelUm = 8.0
  /// Photos are enlarged at most so much, what is coarser than this has no hair to show, and to so many pixels.
  private static let leastFactor = 0.25
  private static let mostEnlarged = 24e6

  /// - Parameters:
  ///   - photoWidth: in pixels.
  ///   - umPerPx: micrometres per photo pixel.
  public init(photoWidth: Int, photoHeight: Int, umPerPx: Double) {
    let room = min(1, (Double(photoWidth) * Double(photoHeight) / Self.mostEnlarged).squareRoot())
    factor = max(Self.leastFactor, room, Self.pixelUm / umPerPx)
    width = max(1, Int((Double(photoWidth) / factor).rounded()))
    height = max(1, Int((Double(photoHeight) / factor).rounded()))
    self.umPerPx = umPerPx * factor
  }

  /// The photo position of a grid position.
  @inlinable public func photoPoint(_ p: Point) -> Point {
    Point((p.x + 0.5) * factor - 0.5, (p.y + 0.5) * factor - 0.5)
  }

  /// The grid position of a photo position.
  @inlinable public func gridPoint(_ p: Point) -> Point {
    Point((p.x + 0.5) / factor - 0.5, (p.y + 0.5) / factor - 0.5)
  }
}
