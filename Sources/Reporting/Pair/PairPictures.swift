import Comparison
import Geometry
import Imaging
import Registration
import Trichometry

/// The two photos of a pair in the frame of the before photo, reduced.
struct PairPictures {
  let before: RGBPicture
  /// The after photo as it would lie in the before photo; dark where it does not reach.
  let after: RGBPicture
  /// Picture pixels a pixel of the before photo.
  let scale: Double
  private let registration: Registration

  /// - Parameter longestSide: of each picture, px.
  init(_ pair: PairComparison, before: Photo, after: Photo, longestSide: Int) {
    registration = pair.registration
    self.before = RGBPicture(before, longestSide: longestSide)
    scale = Double(max(self.before.width, self.before.height)) / Double(max(before.width, before.height))
    self.after =
      pair.registration.status != .aligned
      ? RGBPicture(after, longestSide: longestSide)
      : Self.warped(after, pair.registration, like: self.before, scale: scale)
  }

  /// A point of the before photo in the pictures.
  func place(_ p: Point) -> Point { Point((p.x + 0.5) * scale - 0.5, (p.y + 0.5) * scale - 0.5) }

  /// The centreline of a hair in the pictures; one of the after photo is brought to the before photo.
  func line(_ hair: Hair, isAfter: Bool) -> [Point] {
    let points = Self.thinned(hair.polyline.points)
    guard isAfter, registration.status == .aligned else { return points.map(place) }
    return points.map { place(registration.toBefore($0)) }
  }

  /// Every third point and both ends: enough for a picture.
  private static func thinned(_ points: [Point]) -> [Point] {
    points.indices.filter { $0 % 3 == 0 || $0 == points.count - 1 }.map { points[$0] }
  }

  private static func warped(_ photo: Photo, _ registration: Registration, like picture: RGBPicture, scale: Double)
    -> RGBPicture
  {
    // The photo at about the picture's resolution, so that no pixel is passed over.
    let h = registration.homography ?? .identity
    let magnification = h.magnification(
      at: Point(Double(picture.width) / (2 * scale), Double(picture.height) / (2 * scale)))
    let longer = Double(max(photo.width, photo.height))
    let wanted = longer * scale / max(0.05, magnification)
    let source = RGBPicture(photo, longestSide: max(16, Int(min(longer, wanted).rounded())))
    let sourceScale = Double(max(source.width, source.height)) / longer
    let outline = [
      Point(0, 0), Point(Double(picture.width) / scale, 0),
      Point(Double(picture.width) / scale, Double(picture.height) / scale), Point(0, Double(picture.height) / scale),
    ]
    let map = RegistrationGrid(registration, covering: outline)
    var pixels = [UInt8](repeating: 24, count: 3 * picture.width * picture.height)
    source.pixels.withUnsafeBufferPointer { from in
      for y in 0..<picture.height {
        for x in 0..<picture.width {
          let q = map.toAfter(Point((Double(x) + 0.5) / scale - 0.5, (Double(y) + 0.5) / scale - 0.5))
          let u = (q.x + 0.5) * sourceScale - 0.5, v = (q.y + 0.5) * sourceScale - 0.5
          guard u >= 0, v >= 0, u < Double(source.width - 1), v < Double(source.height - 1) else { continue }
          let column = Int(u), row = Int(v)
          let s = u - Double(column), t = v - Double(row)
          let i = 3 * (row * source.width + column), below = i + 3 * source.width
          for c in 0..<3 {
            let upper = (1 - s) * Double(from[i + c]) + s * Double(from[i + 3 + c])
            let lower = (1 - s) * Double(from[below + c]) + s * Double(from[below + 3 + c])
            pixels[3 * (y * picture.width + x) + c] = UInt8((1 - t) * upper + t * lower + 0.5)
          }
        }
      }
    }
    return RGBPicture(width: picture.width, height: picture.height, pixels: pixels)
  }
}

/// Colours of fates, that differ in hue and lightness on skin and on hair.
enum FateColor {
  static func of(_ fate: Fate) -> RGB {
    switch fate {
    case .kept: RGB(0, 229, 255)
    case .lost: RGB(255, 80, 40)
    case .gained: RGB(120, 255, 60)
    case .undecided: RGB(255, 225, 60)
    }
  }

  static func css(_ fate: Fate) -> String {
    let color = of(fate)
    return "rgb(\(color.red),\(color.green),\(color.blue))"
  }
}
