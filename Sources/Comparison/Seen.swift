import Elementary
import Geometry
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

  /// A hair.
  ///
  /// - Parameter place: from pixels of its photo to µm of the after photo.
  init(_ hair: Hair, _ umPerPx: Double, tone: HairTone?, place: (Point) -> Point) {
    self.init(
      hair.polyline.points.map(place), diameterUm: hair.diameterPx * umPerPx, hair.polarity, tone, hair.confidence)
    isWhole = hair.rootInField && hair.tipInField
    if let diameter = hair.diameterUm, let se = hair.diameterSEUm { logDiameterSE = se / max(1, diameter) }
  }

  /// A line that was not measured.
  init(_ shaft: ShaftTrace, _ umPerPx: Double, tone: HairTone?, place: (Point) -> Point) {
    self.init(shaft.points.map(place), diameterUm: shaft.widthPx * umPerPx, shaft.polarity, tone, shaft.confidence)
    logDiameterSE = Self.tracedWidthSE
  }

  /// Relative standard error of the width that a line was found with.
  private static let tracedWidthSE = 0.2

  private init(
    _ points: [Point], diameterUm: Double, _ polarity: Hair.Polarity, _ tone: HairTone?, _ confidence: Double
  ) {
    root = points[0]
    tip = points[points.count - 1]
    direction = Self.direction(points)
    fromTip = Self.direction(points.reversed())
    lengthUm = Polyline(points).length
    isWhole = true
    logDiameter = Elementary.log(max(1, diameterUm))
    logDiameterSE = 0
    self.tone = tone
    isDark = polarity == .dark
    self.confidence = Elementary.logit(min(0.98, max(0.02, confidence)))
  }

  private static func direction(_ points: [Point]) -> Point {
    let far = points.first { $0.distance(to: points[0]) > 250 } ?? points[points.count - 1]
    return (far - points[0]).normalized
  }
}
