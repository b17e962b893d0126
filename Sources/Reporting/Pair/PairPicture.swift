public import Comparison
import Geometry
public import Imaging
import Registration
import Trichometry

/// A pair side by side: the before photo, and the after photo laid onto it, with every hair in the colour of its fate.
public enum PairPicture {
  /// The longer side of each half, px.
  static let longestSide = 1024
  private static let gap = 8

  public static func render(_ pair: PairComparison, before: Photo, after: Photo) -> RGBPicture {
    let pictures = PairPictures(pair, before: before, after: after, longestSide: longestSide)
    var left = pictures.before, right = pictures.after
    let unit = max(1, Double(max(left.width, left.height)) / 1000)
    draw(pair, pictures, isAfter: false, on: &left, unit)
    draw(pair, pictures, isAfter: true, on: &right, unit)
    let size = max(1, left.width / 500)
    label("before", size, on: &left)
    label(pair.registration.status == .aligned ? "after, laid onto before" : "after, not comparable", size, on: &right)
    legend(pair, size, on: &left)
    return beside(left, right)
  }

  private static func draw(
    _ pair: PairComparison, _ pictures: PairPictures, isAfter: Bool, on picture: inout RGBPicture, _ unit: Double
  ) {
    var pen = StrokePen(for: picture)
    // Those that matter lie on top.
    for fate in [Fate.kept, .undecided, .lost, .gained] {
      for hair in pair.hairs where hair.fate == fate {
        guard let shown = isAfter ? hair.after : hair.before else { continue }
        let line = pictures.line(shown, isAfter: isAfter)
        let color = FateColor.of(fate)
        pen.line(line, width: 3.2 * unit, .black, opacity: 80, on: &picture)
        pen.line(line, width: (fate == .kept ? 1.4 : 2.2) * unit, color, on: &picture)
        pen.ring(line[0], radius: 3.5 * unit, width: 1.2 * unit, color, on: &picture)
      }
    }
  }

  private static func label(_ text: String, _ size: Int, on picture: inout RGBPicture) {
    let padding = 3 * size
    let width = RGBPicture.width(of: text, size: size) + 2 * padding
    picture.fill(0..<width, 0..<(BitmapFont.height * size + 2 * padding), .black, opacity: 150)
    picture.write(text, x: padding, y: padding, size: size, .white)
  }

  private static func legend(_ pair: PairComparison, _ size: Int, on picture: inout RGBPicture) {
    let line = (BitmapFont.height + 3) * size, padding = 3 * size
    let rows = Fate.allCases.map { fate in
      (fate, "\(fate.rawValue): \(pair.hairs.count { $0.fate == fate })")
    }
    let width = 18 * size + (rows.map { RGBPicture.width(of: $0.1, size: size) }.max() ?? 0) + 2 * padding
    let height = rows.count * line + 2 * padding
    let top = picture.height - height
    guard top > 0 else { return }
    picture.fill(0..<width, top..<picture.height, .black, opacity: 150)
    for (k, row) in rows.enumerated() {
      let y = top + padding + k * line
      picture.fill(padding..<(padding + 12 * size), (y + 3 * size)..<(y + 5 * size), FateColor.of(row.0))
      picture.write(row.1, x: padding + 18 * size, y: y, size: size, .white)
    }
  }

  /// Two pictures of equal height in one; the lower one is filled up with black.
  private static func beside(_ left: RGBPicture, _ right: RGBPicture) -> RGBPicture {
    let width = left.width + gap + right.width, height = max(left.height, right.height)
    var pixels = [UInt8](repeating: 0, count: 3 * width * height)
    for (picture, x) in [(left, 0), (right, left.width + gap)] {
      for y in 0..<picture.height {
        let from = 3 * y * picture.width, to = 3 * (y * width + x)
        pixels.replaceSubrange(to..<(to + 3 * picture.width), with: picture.pixels[from..<(from + 3 * picture.width)])
      }
    }
    return RGBPicture(width: width, height: height, pixels: pixels)
  }
}
