import Geometry

/// The ticks of one ruler, measured to a fraction of a pixel.
struct TickMeasurement {
  private let picture: LumaPicture
  private var model: TickModel
  private var places: ClosedRange<Int>
  /// How many ticks lie between neighbours of the chain that was found, plus one.
  private var division = 1

  /// The least share of places at which a tick is seen.
  static let leastSeen = 0.75
  /// The greatest scatter of ticks about their smooth places, in distances.
  static let greatestScatter = 0.03
  /// The greatest standard error of the pitch by the fit alone.
  static let greatestSE = 0.002
  /// The greatest change of the pitch from the first to the last tick: more is no view of one ruler.
  static let greatestChange = 1.4

  /// The greatest cosine between the ruler and its ticks, at the middle and anywhere: ticks stand upright on a ruler,
  /// and a line taken askew to them would be too long.
  static let greatestLean = (middle: 0.05, anywhere: 0.1)

  private struct Tick {
    var place: Double
    var profile: TickProfile
  }

  init?(_ chain: TickChain, in picture: LumaPicture) {
    guard let model = TickModel(chain), let first = chain.ticks.first, let last = chain.ticks.last else { return nil }
    self.picture = picture
    self.model = model
    places = first.index...last.index
  }

  /// The ruler, or `nil` where the ticks are not as even, sharp and complete as those of a ruler.
  mutating func ruler() -> Ruler? {
    for _ in 0..<2 {
      let ticks = ticks()
      guard ticks.count >= TickChain.leastCount else { return nil }
      model.move(ticks.map(\.place), by: ticks.map(\.profile.shift))
    }
    for finer in [10, 5, 2] where isDivided(by: finer) {
      division = finer
      break
    }
    extend()
    let ticks = ticks()
    let count = Double(positions.count)
    guard ticks.count >= TickChain.leastCount, Double(ticks.count) >= Self.leastSeen * count else { return nil }
    return ruler(ticks)
  }

  /// All places, in distances of the chain that was found.
  private var positions: [Double] {
    (places.lowerBound * division...places.upperBound * division).map { Double($0) / Double(division) }
  }

  /// The part of a tick that is looked at, as a share of the shorter ticks.
  private static let usualPart = 0.12...0.8

  private func profile(_ place: Double, _ part: ClosedRange<Double> = usualPart) -> TickProfile? {
    let reach = 0.48 * model.step(place).length / Double(division)
    let depths = part.lowerBound * model.shortLength...part.upperBound * model.shortLength
    return TickProfile(at: place, of: model, in: picture, reach: reach, depths: depths)
  }

  /// The ticks that are seen: with a good part of the usual contrast, near where they should be.
  private func ticks() -> [Tick] {
    let all = positions.compactMap { place in profile(place).map { Tick(place: place, profile: $0) } }
    let usual = all.map(\.profile.contrast).sorted()
    guard let median = usual.isEmpty ? nil : usual[usual.count / 2], median >= 6 else { return [] }
    return all.filter {
      $0.profile.contrast >= 0.4 * median
        && abs($0.profile.shift) <= 0.2 * model.step($0.place).length / Double(division)
    }
  }

  /// Whether there are ticks between those of the chain too, `finer` to each distance, perhaps shorter ones at either end.
  private func isDivided(by finer: Int) -> Bool {
    let main = ticks().map(\.profile.contrast).sorted()
    guard !main.isEmpty else { return false }
    var between = self
    between.division = finer
    let places = between.positions.filter { $0.rounded() != $0 }
    guard places.allSatisfy({ model.step($0).length / Double(finer) >= 4 }) else { return false }
    return [Self.usualPart, 0.08...0.45, 0.55...0.92].contains { part in
      let seen = places.count { place in
        guard let profile = between.profile(place, part) else { return false }
        return profile.contrast >= 0.35 * main[main.count / 2]
          && abs(profile.shift) <= 0.15 * model.step(place).length / Double(finer)
      }
      return seen * 10 >= 7 * places.count
    }
  }

  /// Goes on to ticks before the first and after the last one of the chain.
  private mutating func extend() {
    let main = ticks().map(\.profile.contrast).sorted()
    guard !main.isEmpty else { return }
    func isSeen(_ place: Int) -> Bool {
      guard let profile = profile(Double(place)) else { return false }
      return profile.contrast >= 0.5 * main[main.count / 2]
        && abs(profile.shift) <= 0.1 * model.step(Double(place)).length
    }
    for _ in 0..<3 where isSeen(places.lowerBound - 1) { places = (places.lowerBound - 1)...places.upperBound }
    for _ in 0..<3 where isSeen(places.upperBound + 1) { places = places.lowerBound...(places.upperBound + 1) }
  }

  private func ruler(_ ticks: [Tick]) -> Ruler? {
    let points = ticks.map { tick in
      model.end(tick.place) + 0.46 * model.shortLength * model.direction(tick.place)
        + tick.profile.shift * model.step(tick.place).normalized
    }
    var along = [0.0]
    for i in points.indices.dropFirst() { along.append(along[i - 1] + points[i].distance(to: points[i - 1])) }
    let x = ticks.map { $0.place * Double(division) }
    let rough = along[along.count - 1] / (x[x.count - 1] - x[0])
    let degree = ticks.count >= 16 ? 3 : ticks.count >= 8 ? 2 : 1
    guard let (fit, keep) = Polynomial.robust(x, along, degree: degree, floor: 0.01 * rough),
      keep.count(where: { $0 }) * 10 >= 8 * ticks.count, keep.count(where: { $0 }) >= TickChain.leastCount
    else { return nil }
    let pitch = fit.slope((x[0] + x[x.count - 1]) / 2)
    let first = fit.slope(x[0]), last = fit.slope(x[x.count - 1])
    guard pitch > 0, first > 0, last > 0, max(first, last) <= Self.greatestChange * min(first, last),
      fit.scatter <= max(Self.greatestScatter * pitch, 0.25), fit.slopeSE <= Self.greatestSE * pitch
    else { return nil }
    func lean(_ place: Double) -> Double { abs(model.step(place).normalized.dot(model.direction(place))) }
    guard lean((ticks[0].place + ticks[ticks.count - 1].place) / 2) <= Self.greatestLean.middle,
      ticks.allSatisfy({ lean($0.place) <= Self.greatestLean.anywhere })
    else { return nil }
    let bySE = fit.slopeSE / pitch
    let lengths = lengths(ticks)
    return Ruler(
      pitchPx: pitch, relativeSE: (bySE * bySE + Ruler.makerRelativeSE * Ruler.makerRelativeSE).squareRoot(),
      ticks: keep.count { $0 }, isDark: model.isDark, contrast: ticks.map(\.profile.contrast).sorted()[ticks.count / 2],
      distortion: max(first, last) / min(first, last), possibleTickMm: TickPattern.possibleTickMm(lengths),
      marks: ticks.indices.map { i in
        let start = model.end(ticks[i].place) + ticks[i].profile.shift * model.step(ticks[i].place).normalized
        let length = lengths[Int((ticks[i].place - positions[0]) * Double(division) + 0.5)] ?? model.shortLength
        return [start, start + length * model.direction(ticks[i].place)]
      })
  }

  /// How long each tick is, from the aligned end to where it is lost, in the order of all places.
  private func lengths(_ ticks: [Tick]) -> [Double?] {
    var result = [Double?](repeating: nil, count: positions.count)
    for tick in ticks {
      let place = Int((tick.place - positions[0]) * Double(division) + 0.5)
      result[place] = length(tick)
    }
    return result
  }

  /// From one end of a tick to the other, both ways from the part that all ticks share.
  private func length(_ tick: Tick) -> Double {
    let start = 0.46 * model.shortLength
    return max(0, reach(tick, from: start, by: 1) - reach(tick, from: start, by: -1))
  }

  /// The depth at which a tick is lost, going from `start` one way.
  private func reach(_ tick: Tick, from start: Double, by direction: Double) -> Double {
    let across = model.step(tick.place).normalized, along = model.direction(tick.place)
    let end = model.end(tick.place) + tick.profile.shift * across
    let beside = 0.3 * model.step(tick.place).length / Double(division)
    let sign = model.isDark ? -1.0 : 1.0
    // Hair that crosses a tick hides it for a stretch.
    let gap = max(4, 0.4 * model.shortLength)
    var last = start, depth = start
    while abs(depth - last) <= gap, abs(depth) <= 6 * model.shortLength {
      let p = end + depth * along, a = p - beside * across, b = p + beside * across
      // The tick may lean by a pixel from where the model says.
      let here = [-1.0, 0, 1].map { sign * picture.value(p.x + $0 * across.x, p.y + $0 * across.y) }.max() ?? 0
      let ground = sign * (picture.value(a.x, a.y) + picture.value(b.x, b.y)) / 2
      if here - ground >= 0.45 * tick.profile.contrast { last = depth }
      depth += direction
    }
    return last
  }
}
