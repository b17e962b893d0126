import Elementary
import Geometry
import Trichometry

/// Looks in one photo for a hair that was traced in the other only: is its shaft there, and was missed?
struct SecondLook {
  /// What was seen where the hair should be.
  struct Sight: Hashable {
    /// The share of places with a hair's contrast along the best line near the expected shaft, 0 to 1.
    var presence: Double
    /// The share of the expected shaft that matched hairs hide, 0 to 1.
    var hidden: Double
    /// The share of the expected shaft that lies in the photo, 0 to 1.
    var inView: Double
  }

  /// How much of a shaft is looked at, µm from its end.
  static let fromUm = 30.0
  static let toUm = 700.0
  private static let samples = 20
  /// Fewer places in view tell nothing.
  private static let leastPlaces = 6
  /// How far the shaft is looked for to either side, µm, and how far it may have turned, degrees.
  static let sidewaysUm = 60.0
  static let turnDegrees = 33.0
  /// The share of a hair's own contrast from which on a place is taken for one of a hair.
  static let leastContrast = 0.4

  let light: LogLight
  let umPerPx: Double

  /// The mean contrast of a shaft along its middle where it was traced, in log light.
  func contrast(_ shaft: [Point], widthPx: Double, polarity: Hair.Polarity) -> Double? {
    let values = samplePlaces(shaft).compactMap { contrast($0.position, $0.direction, widthPx, polarity) }
    return values.count < 3 ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// What is seen near where a shaft should be.
  ///
  /// - Parameters:
  ///   - shaft: where it should lie, from its root, px of this photo.
  ///   - widthPx: its width there.
  ///   - contrast: what it had where it was traced.
  ///   - isHidden: whether a hair that is accounted for lies at a place.
  func sight(
    of shaft: [Point], widthPx: Double, polarity: Hair.Polarity, contrast: Double, isHidden: (Point) -> Bool
  ) -> Sight? {
    let places = samplePlaces(shaft)
    guard places.count > 3 else { return nil }
    let seen = places.filter { light.value($0.position) != nil }
    guard seen.count >= Self.leastPlaces else {
      return Sight(presence: 0, hidden: 0, inView: Double(seen.count) / Double(places.count))
    }
    let hidden = seen.count { isHidden($0.position) }
    // The other end is tried too: it may be the root.
    let presence = max(
      presence(places, about: shaft[0], widthPx, polarity, contrast, isHidden),
      presence(places, about: shaft[shaft.count - 1], widthPx, polarity, contrast, isHidden))
    return Sight(
      presence: presence, hidden: Double(hidden) / Double(seen.count),
      inView: Double(seen.count) / Double(places.count))
  }

  /// The largest share of places with a hair's contrast on one line near the expected one.
  private func presence(
    _ places: [(position: Point, direction: Point)], about centre: Point, _ widthPx: Double, _ polarity: Hair.Polarity,
    _ contrast: Double, _ isHidden: (Point) -> Bool
  ) -> Double {
    let bar = Self.leastContrast * contrast
    let turns = 11, shifts = 4
    var best = 0.0
    for turn in -turns...turns {
      let angle = Self.turnDegrees / Double(turns) * Double(turn) * Double.pi / 180
      let (sine, cosine) = Elementary.sincos(angle)
      for shift in -shifts...shifts {
        let aside = Self.sidewaysUm / umPerPx / Double(shifts) * Double(shift)
        var seen = 0, count = 0
        for place in places {
          let d = place.position - centre, e = place.direction
          let along = Point(cosine * e.x - sine * e.y, sine * e.x + cosine * e.y)
          let p =
            centre + Point(cosine * d.x - sine * d.y, sine * d.x + cosine * d.y) + aside * along.perpendicular
          guard let value = self.contrast(p, along, widthPx, polarity) else { continue }
          count += 1
          if value >= bar && !isHidden(p) { seen += 1 }
        }
        if count >= Self.leastPlaces { best = max(best, Double(seen) / Double(count)) }
      }
    }
    return best
  }

  /// How much darker (or lighter) a place is than both sides, in log light.
  private func contrast(_ p: Point, _ along: Point, _ widthPx: Double, _ polarity: Hair.Polarity) -> Double? {
    let across = along.perpendicular
    let flank = 0.75 * widthPx + 1.5
    guard let middle = light.value(p), let left = light.value(p + flank * across),
      let right = light.value(p - flank * across)
    else { return nil }
    return polarity == .dark ? min(left, right) - middle : middle - max(left, right)
  }

  /// Places along a shaft, with the direction there.
  private func samplePlaces(_ shaft: [Point]) -> [(position: Point, direction: Point)] {
    guard shaft.count > 1 else { return [] }
    let line = Polyline(shaft)
    let lengths = line.arcLengths
    let end = min(Self.toUm / umPerPx, 0.95 * lengths[lengths.count - 1])
    let start = min(Self.fromUm / umPerPx, 0.3 * end)
    guard end > start else { return [] }
    var result: [(position: Point, direction: Point)] = []
    var segment = 1
    for k in 0..<Self.samples {
      let target = start + (end - start) * Double(k) / Double(Self.samples - 1)
      while segment < shaft.count - 1 && lengths[segment] < target { segment += 1 }
      let a = shaft[segment - 1], b = shaft[segment]
      let span = lengths[segment] - lengths[segment - 1]
      let t = span > 0 ? (target - lengths[segment - 1]) / span : 0
      result.append((a + t * (b - a), (b - a).normalized))
    }
    return result
  }
}
