import Geometry
public import Imaging
public import Trichometry

/// A photo with what was found in it drawn on top.
public enum Overlay {
  /// The longer side, in pixels, that an overlay has at most unless all pixels are asked for.
  public static let usualLongestSide = 2048

  /// Which parts of a photo were left out of the analysis, at any resolution.
  public struct Mask: Sendable {
    public let width: Int
    public let height: Int
    /// Row-major; other than 0 where the photo is masked.
    public let bytes: [UInt8]

    /// - Precondition: `bytes` holds exactly `width × height` values.
    public init(width: Int, height: Int, bytes: [UInt8]) {
      precondition(width > 0 && height > 0 && bytes.count == width * height)
      self.width = width
      self.height = height
      self.bytes = bytes
    }
  }

  /// Draws each hair's centreline in the colour of its class, a ring around each root in the field, the
  /// field's outline, hatching over masked parts, a scale bar and a legend.
  ///
  /// - Parameters:
  ///   - mask: what to hatch.
  ///   - full: keeps all pixels of the photo instead of at most 2048 on its longer side.
  public static func render(
    _ trichogram: Trichogram, on photo: Photo, mask: Mask? = nil, full: Bool = false
  ) -> RGBPicture {
    var picture = RGBPicture(photo, longestSide: full ? .max : usualLongestSide)
    let view = OverlayView(photo: photo, picture: picture)
    var pen = StrokePen(for: picture)
    if let mask { hatch(mask, on: &picture, view) }
    if trichogram.field.outline.count > 2 {
      let outline = trichogram.field.outline.map(view.place)
      pen.line(outline + [outline[0]], width: 3 * view.unit, .black, opacity: 90, on: &picture)
      pen.line(outline + [outline[0]], width: 1.5 * view.unit, .white, on: &picture)
    }
    for hair in trichogram.hairs {
      let line = thinOut(hair.polyline.points.map(view.place))
      pen.line(line, width: 1.6 * view.unit, OverlayColor.of(hair.sizeClass), on: &picture)
    }
    for hair in trichogram.hairs where hair.rootInField {
      let root = view.place(hair.root)
      pen.ring(root, radius: 4 * view.unit, width: 2.6 * view.unit, .black, opacity: 130, on: &picture)
      pen.ring(root, radius: 4 * view.unit, width: 1.2 * view.unit, OverlayColor.of(hair.sizeClass), on: &picture)
    }
    var corners = FreeCorners(picture, hairs: trichogram.hairs.map { $0.polyline.points.map(view.place) })
    Legend(trichogram, hasMask: mask != nil).draw(on: &picture, view, &corners)
    if let umPerPx = trichogram.scale.umPerPx, umPerPx > 0 {
      ScaleBar(umPerPicturePx: umPerPx / view.scale, view).draw(on: &picture, view, &corners)
    }
    return picture
  }

  /// Light diagonal lines over the masked pixels.
  private static func hatch(_ mask: Mask, on picture: inout RGBPicture, _ view: OverlayView) {
    let period = max(4, Int(8 * view.unit))
    let lineWidth = max(1, Int(1.5 * view.unit))
    for y in 0..<picture.height {
      let maskRow = (2 * y + 1) * mask.height / (2 * picture.height) * mask.width
      // Only every period-th few pixels of a row lie on a line.
      for start in stride(from: -(y % period), to: picture.width, by: period) {
        for x in max(0, start)..<max(0, min(picture.width, start + lineWidth)) {
          guard mask.bytes[maskRow + (2 * x + 1) * mask.width / (2 * picture.width)] != 0 else { continue }
          picture.blend(.white, at: y * picture.width + x, opacity: 150)
        }
      }
    }
  }

  /// The line without points that follow the last kept one within 6 px, but with its end.
  private static func thinOut(_ points: [Point]) -> [Point] {
    guard let first = points.first, let end = points.last else { return points }
    var kept = [first]
    for point in points.dropFirst().dropLast() where point.distance(to: kept[kept.count - 1]) >= 6 {
      kept.append(point)
    }
    return kept + [end]
  }
}

/// How the photo's pixels lie in the picture, and how thick lines are there.
struct OverlayView {
  /// Picture pixels a photo pixel.
  let scale: Double
  /// The thickness of a thin line in picture pixels.
  let unit: Double
  /// Picture pixels a dot of text.
  let dot: Int

  init(photo: Photo, picture: RGBPicture) {
    let longer = max(picture.width, picture.height)
    scale = Double(longer) / Double(max(photo.width, photo.height))
    unit = max(1, Double(longer) / 1400)
    dot = max(1, (longer + 320) / 640)
  }

  /// The place in the picture of a point of the photo.
  func place(_ p: Point) -> Point { Point((p.x + 0.5) * scale - 0.5, (p.y + 0.5) * scale - 0.5) }
}

/// Colours that differ in hue and in lightness, on skin and on hair, for colour-blind readers too.
enum OverlayColor {
  static func of(_ sizeClass: Hair.SizeClass?) -> RGB {
    switch sizeClass {
    case .vellus: RGB(255, 64, 200)
    case .intermediate: RGB(255, 221, 0)
    case .terminal: RGB(0, 229, 255)
    case nil: RGB(110, 255, 80)
    }
  }
}
