/// A drawn bar along the rows of a picture: of one colour, of even thickness, with sharp edges.
struct BarLine: Hashable {
  /// Its outer edges in pixels along the row, where a pixel reaches from −0.5 to +0.5 about its index.
  var start: Double
  var end: Double
  /// Whether each end is seen: the bar stops where the ground is another colour than the bar.
  var startIsClear: Bool
  var endIsClear: Bool
  /// The rows it fills.
  var rows: Range<Int>
  var isColumn: Bool
  /// The greatest step from one pixel to the next across the less sharp of its long edges, as a share of its contrast to
  /// the ground, which four fifths of its columns reach: near 1 for what is drawn, 0.5 at worst where an edge lies between
  /// pixels; less where a lens blurred it.
  var sharpness: Double

  /// The sharpness and the length in pixels from which a bar needs no label to be told from a level hair.
  static let drawnSharpness = 0.6
  static let drawnLength = 60.0

  var thickness: Int { rows.count }

  /// The length that the bar stands for, in pixels: a line of one pixel is drawn from the middle of its first pixel to
  /// that of its last, a thicker bar is filled from edge to edge.
  var length: Double { end - start - (thickness == 1 ? 1 : 0) }

  /// The smallest rectangle around it, in whole pixels of the photo.
  var box: PixelBox {
    let along = Int((start + 0.5).rounded())..<max(Int((end + 0.5).rounded()), Int((start + 0.5).rounded()) + 1)
    return isColumn ? PixelBox(xs: rows, ys: along) : PixelBox(xs: along, ys: rows)
  }
}

/// A rectangle of whole pixels.
public struct PixelBox: Sendable, Hashable {
  public var xs: Range<Int>
  public var ys: Range<Int>

  /// The larger of the gaps between two rectangles along x and along y; 0 where they touch or overlap.
  func gap(to other: PixelBox) -> Int {
    max(
      0, other.xs.lowerBound - xs.upperBound, xs.lowerBound - other.xs.upperBound,
      other.ys.lowerBound - ys.upperBound, ys.lowerBound - other.ys.upperBound)
  }

  func grown(by reach: Int, within picture: LumaPicture) -> PixelBox {
    PixelBox(
      xs: max(0, xs.lowerBound - reach)..<min(picture.width, xs.upperBound + reach),
      ys: max(0, ys.lowerBound - reach)..<min(picture.height, ys.upperBound + reach))
  }
}
