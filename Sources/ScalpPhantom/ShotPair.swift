import Elementary
import Geometry

/// Two photos of one scalp from slightly different places.
struct ShotPair {
  let scalp: Scalp
  let homography: Homography
  private let parameters: PhantomParameters
  private let firstProjection: Projection
  private let secondProjection: Projection
  private let random: RandomSource
  /// The skin that either photo shows.
  private let skinRegion: SkinRegion

  init(
    _ parameters: PhantomParameters, rotationDegrees: Double, shiftUm: Point, scale: Double, perspective: Double,
    elastic: ElasticSkin, random: RandomSource
  ) {
    self.parameters = parameters
    self.random = random
    let (width, height) = (parameters.width, parameters.height)
    let center = Point(0.5 * Double(width - 1), 0.5 * Double(height - 1))
    var source = random.split("perspective")
    let lean = Elementary.sincos(source.uniform(0, 2 * Double.pi))
    let (sine, cosine) = Elementary.sincos(rotationDegrees * Double.pi / 180)
    let toCenter = Homography(m: [1, 0, -center.x, 0, 1, -center.y, 0, 0, 1])
    let move = Homography(m: [
      scale * cosine, -scale * sine, shiftUm.x / parameters.umPerPx,
      scale * sine, scale * cosine, shiftUm.y / parameters.umPerPx,
      perspective * lean.cos / Double(width), perspective * lean.sin / Double(width), 1,
    ])
    let back = Homography(m: [1, 0, center.x, 0, 1, center.y, 0, 0, 1])
    homography = back.after(move.after(toCenter))
    firstProjection = Projection(width: width, height: height, umPerPx: parameters.umPerPx)
    secondProjection = Projection(
      width: width, height: height, umPerPx: parameters.umPerPx, homography: homography, elastic: elastic)
    let shown = SkinRegion(firstProjection, width: width, height: height)
      .union(SkinRegion(secondProjection, width: width, height: height))
    skinRegion = shown.widened(by: PhantomPhotographer.markMargin)
    scalp = Scalp(
      parameters, region: shown.widened(by: ScalpPhantom.margin(parameters)), random: random.split("scalp"))
  }

  func first(_ strands: [Strand], image: String) -> Phantom {
    PhantomPhotographer(parameters, projection: firstProjection, skin: random.split("skin"), skinRegion: skinRegion)
      .photograph(strands, visit: random.split("visit", 1), image: image)
  }

  /// - Parameter parameters: of the second photo; its size is that of the first.
  func second(_ strands: [Strand], _ parameters: PhantomParameters, image: String) -> Phantom {
    PhantomPhotographer(parameters, projection: secondProjection, skin: random.split("skin"), skinRegion: skinRegion)
      .photograph(strands, visit: random.split("visit", 2), image: image)
  }

  /// Whether the first photo's field shows a point of the skin.
  func firstShows(_ p: Point) -> Bool { PhantomField(parameters).contains(firstProjection.pixel(p)) }

  func secondShows(_ p: Point) -> Bool { PhantomField(parameters).contains(secondProjection.pixel(p)) }
}
