import Geometry

/// Where the skin's points lie in a photo: the skin is a plane in µm with its origin under the centre of the first photo.
struct Projection: Sendable {
  /// Scale of the first photo.
  let firstUmPerPx: Double
  private let center: Point
  /// From pixels of the first photo to pixels of this one.
  let homography: Homography
  private let inverse: Homography
  let elastic: ElasticSkin

  init(
    width: Int, height: Int, umPerPx: Double, homography: Homography = .identity, elastic: ElasticSkin = ElasticSkin()
  ) {
    firstUmPerPx = umPerPx
    center = Point(0.5 * Double(width - 1), 0.5 * Double(height - 1))
    self.homography = homography
    inverse = homography.inverse
    self.elastic = elastic
  }

  /// The pixel that shows the skin's point `p`.
  func pixel(_ p: Point) -> Point {
    let moved = elastic.isNone ? p : p + elastic.displacement(at: p)
    return homography.apply(moved / firstUmPerPx + center)
  }

  /// The skin's point that the pixel `p` shows, to well below a micrometre.
  func skin(_ p: Point) -> Point {
    let moved = (inverse.apply(p) - center) * firstUmPerPx
    guard !elastic.isNone else { return moved }
    var result = moved
    for _ in 0..<3 { result = moved - elastic.displacement(at: result) }
    return result
  }

  /// Pixels a micrometre at the skin's point `p`, by the homography alone: stretched skin does not widen hair.
  func pxPerUm(at p: Point) -> Double {
    let q = p / firstUmPerPx + center
    // The determinant of a homography's Jacobian is det H ÷ w³.
    let w = homography.m[6] * q.x + homography.m[7] * q.y + homography.m[8]
    return (homography.determinant / (w * w * w)).magnitude.squareRoot() / firstUmPerPx
  }

  /// Micrometres a pixel in the middle of the photo.
  var umPerPx: Double {
    1 / pxPerUm(at: (inverse.apply(center) - center) * firstUmPerPx)
  }
}
