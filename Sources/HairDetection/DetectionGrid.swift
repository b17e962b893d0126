public import Geometry

/// The pixels in which hair is looked for: 5.6 µm wide, whatever the photo's scale, so that a shaft of a given width looks the
/// same in every photo.
///
/// Both sides are whole blocks of pixels, and the photo lies in the middle: a photo that is turned or mirrored has the
/// same pixels, turned or mirrored. Those beyond the photo show nothing.
public struct DetectionGrid: Sendable, Hashable {
  /// Photo pixels per grid pixel along each axis.
  public let factor: Double
  public let width: Int
  public let height: Int
  /// Where the upper left corner of the grid lies, in pixels from that of the photo.
  public let corner: Point
  /// The columns and rows whose middles lie in the photo.
  let columns: Range<Int>
  let rows: Range<Int>
  /// Micrometres per grid pixel: by the scale, or by assuming a typical hair where the scale is not known.
  public let umPerPx: Double

  /// Finer than what the network has learnt with, so that it sees hair 1.16 times as thick and as far apart: it tells more of
  /// those hairs that lie side by side. Finer still tells no more.
  static let pixelUm = 5.6
  /// Photos are enlarged at most so much, what is coarser than this has no hair to show, and to so many pixels.
  private static let leastFactor = 0.25
  private static let mostEnlarged = 24e6

  /// - Parameters:
  ///   - photoWidth: in pixels.
  ///   - umPerPx: micrometres per photo pixel.
  public init(photoWidth: Int, photoHeight: Int, umPerPx: Double) {
    let room = min(1, (Double(photoWidth) * Double(photoHeight) / Self.mostEnlarged).squareRoot())
    factor = max(Self.leastFactor, room, Self.pixelUm / umPerPx)
    (columns, width) = Self.side(photoWidth, factor)
    (rows, height) = Self.side(photoHeight, factor)
    corner = 0.5 * Point(Double(photoWidth) - Double(width) * factor, Double(photoHeight) - Double(height) * factor)
    self.umPerPx = umPerPx * factor
  }

  /// The grid pixels of a line of the photo among those of whole blocks that it touches.
  private static func side(_ photo: Int, _ factor: Double) -> (inside: Range<Int>, all: Int) {
    let exact = Double(photo) / factor
    let all = max(1, Int((exact / Double(block)).rounded(.up))) * block
    let beyond = Int(max(0, (Double(all) - exact) / 2).rounded())
    return (min(beyond, all / 2 - 1)..<max(all - beyond, all / 2 + 1), all)
  }

  /// Pixels along each side of a block, in which the surroundings of pixels and what the network looks at are counted.
  static let block = 16

  /// The photo position of a grid position.
  @inlinable public func photoPoint(_ p: Point) -> Point {
    Point((p.x + 0.5) * factor - 0.5 + corner.x, (p.y + 0.5) * factor - 0.5 + corner.y)
  }

  /// The grid position of a photo position.
  @inlinable public func gridPoint(_ p: Point) -> Point {
    Point((p.x + 0.5 - corner.x) / factor - 0.5, (p.y + 0.5 - corner.y) / factor - 0.5)
  }
}
