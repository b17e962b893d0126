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
    let h = registration.homography ?? .identity
    let magnification = h.magnification(
      at: Point(Double(picture.width) / (2 * scale), Double(picture.height) / (2 * scale)))
    let outline = [
      Point(0, 0), Point(Double(picture.width) / scale, 0),
      Point(Double(picture.width) / scale, Double(picture.height) / scale), Point(0, Double(picture.height) / scale),
    ]
    let map = RegistrationGrid(registration, covering: outline)
    return .warped(
      photo, width: picture.width, height: picture.height, scale: scale, magnification: magnification, by: map.toAfter)
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
