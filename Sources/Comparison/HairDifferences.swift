import Elementary
import Geometry
import Registration
import Trichometry

/// What is compared of two hairs, on the after photo in micrometres.
struct Seen {
  var root: Point
  var tip: Point
  /// Unit vectors of the first 250 µm from the root, and from the tip.
  var direction: Point
  var fromTip: Point
  var logDiameter: Double
  /// `nil` where an end is not in view.
  var logLength: Double?

  /// A hair of the after photo.
  init(_ hair: Hair, _ umPerPx: Double) {
    self.init(hair, hair.polyline.points.map { umPerPx * $0 }, umPerPx)
  }

  fileprivate init(_ hair: Hair, _ points: [Point], _ umPerPx: Double) {
    root = points[0]
    tip = points[points.count - 1]
    direction = Self.direction(points)
    fromTip = Self.direction(points.reversed())
    logDiameter = Elementary.log(max(1, hair.diameterPx * umPerPx))
    logLength =
      hair.rootInField && hair.tipInField ? Elementary.log(max(10, hair.polyline.length * umPerPx)) : nil
  }

  private static func direction(_ points: [Point]) -> Point {
    let far = points.first { $0.distance(to: points[0]) > 250 } ?? points[points.count - 1]
    return (far - points[0]).normalized
  }

  /// The same hair with root and tip exchanged.
  var reversed: Seen {
    var other = self
    swap(&other.root, &other.tip)
    swap(&other.direction, &other.fromTip)
    return other
  }
}

extension Seen {
  /// A hair of the before photo, moved to the after photo.
  static func moved(_ registration: Registration, _ beforeUmPerPx: Double, _ afterUmPerPx: Double) -> (Hair) -> Seen {
    { hair in
      Seen(hair, hair.polyline.points.map { afterUmPerPx * registration.toAfter($0) }, beforeUmPerPx)
    }
  }
}

/// How much a hair differs between the two photos of a pair, and what that tells whether two are one.
struct HairDifferences {
  /// Centre and standard deviation of a difference of one hair, and the standard deviation of different hairs.
  struct Spread {
    var centre: Double
    var sd: Double
    var others: Double

    /// The logarithm of how much likelier a difference is of one hair than of different hairs.
    func score(_ difference: Double) -> Double {
      let t = (difference - centre) / sd, u = (difference - centre) / others
      let loose = HairMatcher.looseShare
      let same = (1 - loose) / sd * Elementary.exp(-0.5 * t * t) + loose / others * Elementary.exp(-0.5 * u * u)
      let different = 1 / others * Elementary.exp(-0.5 * u * u)
      return same > 1e-300 && different > 1e-300 ? Elementary.log(same / different) : Elementary.log(loose)
    }
  }

  var turn: Spread
  var diameter: Spread
  /// `nil` where lengths tell nothing: hair was cut, or grew.
  var length: Spread?

  /// Before anything is known of the pair.
  static let usual = HairDifferences(
    turn: Spread(centre: 0, sd: 14 * Double.pi / 180, others: 0.9), diameter: Spread(centre: 0, sd: 0.2, others: 0.45),
    length: nil)

  private init(turn: Spread, diameter: Spread, length: Spread?) {
    self.turn = turn
    self.diameter = diameter
    self.length = length
  }

  /// Fewer pairs tell nothing of the spread.
  private static let leastPairs = 15

  /// As matched hairs of this pair show it.
  init(_ matched: [(Seen, Seen)]) {
    self = .usual
    guard matched.count >= Self.leastPairs else { return }
    let diameters = matched.map { $1.logDiameter - $0.logDiameter }
    let turns = matched.map { Self.turn($0, $1) }
    turn.sd = max(0.07, min(0.4, Self.deviation(turns, about: 0)))
    diameter.centre = max(-0.2, min(0.2, Self.median(diameters)))
    diameter.sd = max(0.05, min(0.25, Self.deviation(diameters, about: diameter.centre)))
    let lengths = matched.compactMap { a, b in a.logLength.flatMap { l in b.logLength.map { $0 - l } } }
    guard lengths.count >= Self.leastPairs else { return }
    let centre = Self.median(lengths)
    let sd = Self.deviation(lengths, about: centre)
    if sd < 0.25 { length = Spread(centre: centre, sd: max(0.06, sd), others: 0.4) }
  }

  /// The logarithm of how much better two hairs are explained as one, by all but their places.
  func score(_ a: Seen, _ b: Seen) -> Double {
    var sum = HairMatcher.directionWorth * turn.score(Self.turn(a, b)) + diameter.score(b.logDiameter - a.logDiameter)
    if let length, let one = a.logLength, let other = b.logLength { sum += length.score(other - one) }
    return sum
  }

  private static func turn(_ a: Seen, _ b: Seen) -> Double {
    Elementary.atan2(y: a.direction.cross(b.direction), x: a.direction.dot(b.direction))
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted[sorted.count / 2]
  }

  private static func deviation(_ values: [Double], about centre: Double) -> Double {
    1.4826 * median(values.map { abs($0 - centre) })
  }
}
