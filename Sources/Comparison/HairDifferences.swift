import Elementary
import Geometry

/// How much hairs differ between the two photos of a pair, as hairs show it that stand alone.
///
/// All is measured in the pair itself: after months hair may be cut, lie differently, be dyed or be seen in other light, and
/// a sign counts for as much as it is worth there. What neighbours differ by is measured within each photo.
struct HairDifferences {
  /// Neighbours have their roots within this, µm.
  private static let neighborUm = 200.0
  /// Fewer values tell nothing of a spread.
  static let leastValues = 15
  /// Roots that lie on each other by this show how well roots are found, µm.
  private static let nearUm = 60.0
  /// Lengths that spread by more tell nothing: hair was cut, or grew.
  private static let mostLengthSD = 0.3
  /// What a whole direction and a whole tone count, beside the rest: tried on phantoms. Contrast goes with the diameter and
  /// with redness.
  private static let worth = (turn: 1.2, tone: 0.7)
  /// The logarithm of how seldom root and tip are mistaken in one of the photos.
  private static let exchanged = -3.0

  private(set) var offsets = RootOffsets()
  private(set) var turn = Spread(sd: 0.2, others: 0.4)
  private(set) var diameter = Spread(sd: 0.12, others: 0.45)
  /// `nil` where they tell nothing, or before anything is known of the pair.
  private(set) var length: Spread?
  private(set) var contrast: Spread?
  private(set) var redness: Spread?
  private let neighbors: Neighbors

  /// What neighbours differ by, in either photo.
  private struct Neighbors {
    var turn: Double, diameter: Double, length: Double, contrast: Double, redness: Double

    init(_ photos: [[Seen]]) {
      var turns: [Double] = [], diameters: [Double] = [], lengths: [Double] = []
      var contrasts: [Double] = [], rednesses: [Double] = []
      for hairs in photos {
        for i in hairs.indices {
          for j in 0..<i where hairs[i].root.distance(to: hairs[j].root) < neighborUm {
            let a = hairs[i], b = hairs[j]
            turns.append(Elementary.atan2(y: a.direction.cross(b.direction), x: a.direction.dot(b.direction)))
            diameters.append(a.logDiameter - b.logDiameter)
            if a.isWhole && b.isWhole {
              lengths.append(Elementary.log(max(10, a.lengthUm) / max(10, b.lengthUm)))
            }
            if let d = difference(a, b, \.contrast) { contrasts.append(d) }
            if let d = difference(a, b, \.redness) { rednesses.append(d) }
          }
        }
      }
      func spread(_ values: [Double], _ range: ClosedRange<Double>, else usual: Double) -> Double {
        values.count < leastValues
          ? usual : min(range.upperBound, max(range.lowerBound, RobustSpread.deviation(values)))
      }
      turn = spread(turns, 0.15...0.9, else: 0.4)
      diameter = spread(diameters, 0.15...0.6, else: 0.45)
      length = spread(lengths, 0.1...0.6, else: 0.4)
      contrast = spread(contrasts, 0.05...1, else: 0.4)
      redness = spread(rednesses, 0.05...1, else: 0.4)
    }
  }

  /// Before anything is known of how the pair's hairs differ.
  init(photos: [[Seen]]) {
    neighbors = Neighbors(photos)
    turn.others = neighbors.turn
    diameter.others = neighbors.diameter
  }

  /// As hairs that are surely one show it; too few tell nothing.
  func measured(_ surely: [(before: Seen, after: Seen)]) -> HairDifferences {
    guard surely.count >= Self.leastValues else { return self }
    var result = self
    let meetings = surely.map { Meeting($0.before, $0.after) }
    let near = meetings.filter { $0.distanceUm < Self.nearUm }
    result.offsets.alongUm = RobustSpread.deviation(near.map(\.alongUm), usually: 9)
    result.offsets.acrossUm = RobustSpread.deviation(near.map(\.acrossUm), usually: 6)
    result.turn.sd = min(0.5, max(0.05, RobustSpread.deviation(meetings.map(\.turn), usually: 0.2)))

    let diameters = surely.map { $0.after.logDiameter - $0.before.logDiameter }
    result.diameter.centre = min(0.3, max(-0.3, RobustSpread.median(diameters)))
    let sd = RobustSpread.deviation(diameters, about: result.diameter.centre, usually: 0.1)
    let known = RobustSpread.median(surely.map { Self.errorVariance($0.before, $0.after) })
    result.diameter.sd = max(0.04 * 0.04, sd * sd - known).squareRoot()

    let lengths = Self.spread(meetings.compactMap(\.logLengthening), usually: 0.15, least: 0.04, neighbors.length)
    result.length = lengths.flatMap { $0.sd < Self.mostLengthSD ? $0 : nil }
    result.contrast = Self.spread(
      surely.compactMap { Self.difference($0.after, $0.before, \.contrast) }, usually: 0.12, least: 0.03,
      neighbors.contrast)
    result.redness = Self.spread(
      surely.compactMap { Self.difference($0.after, $0.before, \.redness) }, usually: 0.12, least: 0.03,
      neighbors.redness)
    return result
  }

  private static func spread(_ values: [Double], usually: Double, least: Double, _ others: Double) -> Spread? {
    guard values.count >= leastValues else { return nil }
    let centre = RobustSpread.median(values)
    return Spread(
      centre: centre, sd: max(least, RobustSpread.deviation(values, about: centre, usually: usually)), others: others)
  }

  /// The logarithms of how much likelier what is seen of two hairs is if they are one than if they are neighbours, sign by
  /// sign; 0 where a sign tells nothing. Places are left out.
  func scores(_ a: Seen, _ b: Seen) -> (diameter: Double, contrast: Double, redness: Double) {
    (
      diameter.score(b.logDiameter - a.logDiameter, errorVariance: Self.errorVariance(a, b)),
      contrast.flatMap { spread in Self.difference(b, a, \.contrast).map { spread.score($0) } } ?? 0,
      redness.flatMap { spread in Self.difference(b, a, \.redness).map { spread.score($0) } } ?? 0
    )
  }

  /// The logarithms of how much likelier they are to meet so as one hair than as neighbours, sign by sign.
  func scores(_ meeting: Meeting, _ crowding: Crowding) -> (place: Double, turn: Double, length: Double) {
    (
      Elementary.log(max(1e-300, offsets.density(meeting)) / crowding.density(atUm: meeting.distanceUm)),
      turn.score(meeting.turn),
      length.flatMap { spread in meeting.logLengthening.map { spread.score($0) } } ?? 0
    )
  }

  /// All signs of two hairs but their places together.
  func score(_ a: Seen, _ b: Seen) -> Double {
    let scores = scores(a, b)
    return scores.diameter + Self.worth.tone * scores.contrast + Self.worth.tone * scores.redness
  }

  /// All signs of how they meet together.
  func score(_ meeting: Meeting, _ crowding: Crowding) -> Double {
    let scores = scores(meeting, crowding)
    return scores.place + Self.worth.turn * scores.turn + Double(meeting.exchanged) * Self.exchanged + scores.length
  }

  private static func errorVariance(_ a: Seen, _ b: Seen) -> Double {
    a.logDiameterSE * a.logDiameterSE + b.logDiameterSE * b.logDiameterSE
  }

  private static func difference(_ a: Seen, _ b: Seen, _ value: KeyPath<HairTone, Double>) -> Double? {
    a.tone.flatMap { one in b.tone.map { one[keyPath: value] - $0[keyPath: value] } }
  }

  private static func difference(_ a: Seen, _ b: Seen, _ value: KeyPath<HairTone, Double?>) -> Double? {
    guard let one = a.tone?[keyPath: value], let other = b.tone?[keyPath: value] else { return nil }
    return one - other
  }
}
