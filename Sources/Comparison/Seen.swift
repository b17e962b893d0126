import Elementary
import Geometry
import Registration
import Trichometry

/// What is compared of a hair, on the after photo in micrometres.
struct Seen {
  var root: Point
  var tip: Point
  /// Unit vectors of the first 250 µm from the root, and from the tip.
  var direction: Point
  var fromTip: Point
  var lengthUm: Double
  /// Whether both ends are in view, so that the length says something.
  var isWhole: Bool
  var logDiameter: Double
  /// Standard error of `logDiameter`.
  var logDiameterSE: Double
  var tone: HairTone?
  var isDark: Bool
  /// The logarithm of the odds that this is a hair.
  var confidence: Double

  /// A hair of the after photo.
  init(_ hair: Hair, _ umPerPx: Double, tone: HairTone?) {
    self.init(hair, hair.polyline.points.map { umPerPx * $0 }, umPerPx, tone)
  }

  /// A hair of the before photo, moved to the after photo.
  init(
    _ hair: Hair, _ beforeUmPerPx: Double, movedBy registration: Registration, _ afterUmPerPx: Double, tone: HairTone?
  ) {
    self.init(hair, hair.polyline.points.map { afterUmPerPx * registration.toAfter($0) }, beforeUmPerPx, tone)
  }

  private init(_ hair: Hair, _ points: [Point], _ umPerPx: Double, _ tone: HairTone?) {
    root = points[0]
    tip = points[points.count - 1]
    direction = Self.direction(points)
    fromTip = Self.direction(points.reversed())
    lengthUm = Polyline(points).length
    isWhole = hair.rootInField && hair.tipInField
    logDiameter = Elementary.log(max(1, hair.diameterPx * umPerPx))
    if let diameter = hair.diameterUm, let se = hair.diameterSEUm {
      logDiameterSE = se / max(1, diameter)
    } else {
      logDiameterSE = 0
    }
    self.tone = tone
    isDark = hair.polarity == .dark
    confidence = Elementary.logit(min(0.98, max(0.02, hair.confidence)))
  }

  private static func direction(_ points: [Point]) -> Point {
    let far = points.first { $0.distance(to: points[0]) > 250 } ?? points[points.count - 1]
    return (far - points[0]).normalized
  }
}
