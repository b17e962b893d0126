import Elementary
import Geometry
import Statistics

/// Joins chains that are parts of one shaft, over crossings and what hides it.
struct ChainJoiner {
  let contrast: SkinContrast?
  let evidence: CellEvidence?

  private static let reach = 85.0
  /// Ends that are nearer may be of one shaft even where one lies beside or behind the other, cells.
  private static let touching = 3.5
  /// Beyond this the network does not tell how much of a shaft is to come, cells.
  private static let farthest = 55.0

  /// A chain as joining sees it: an object, since pairs of them are looked at often.
  final class Part {
    let chain: SightingChain
    let length: Double
    let logWidth: Double
    let color: SIMD3<Float>
    /// Its course from the beginning, and from the end: to measure distances to, and to fit.
    let lines: [EndLine]
    let tails: [JointFit.Tail]
    /// Its beginning, looking back, and its end.
    let ends: [ChainEnd]
    /// The probability of a root or a tip at each of them.
    let closed: [Double]

    var isLong: Bool { chain.links.count >= ChainJoiner.longLinks }

    init(_ chain: SightingChain, contrast: SkinContrast?, evidence: CellEvidence?) {
      self.chain = chain
      length = chain.length
      logWidth = ChainEnd.median(chain.links.map(\.logWidth))
      let points = chain.links.map(\.position)
      lines = [EndLine(points), EndLine(points.reversed())]
      tails = [JointFit.Tail(points), JointFit.Tail(points.reversed())]
      ends = [ChainEnd(chain.reversed), ChainEnd(chain)]
      closed = ends.map { end in
        guard let odds = evidence?.ends(at: end.position) else { return 0 }
        return Elementary.logistic(max(odds.root, odds.tip))
      }
      guard let contrast else {
        color = .zero
        return
      }
      let sum = points.reduce(into: SIMD3<Float>.zero) { $0 += contrast.color(at: HairDetector.pixel($1)) }
      color = sum / Float(points.count)
    }
  }

  /// Two ends that may be one place of a shaft: twice the number of the part, and 1 more for its end than for its beginning.
  struct Pair {
    let first: Int
    let second: Int
    let evidence: JoinEvidence
  }

  /// Chains of so many links tell where they go: they are joined before what is shorter, of which much lies where shafts cross.
  private static let longLinks = 14

  func joined(_ chains: [SightingChain]) -> [SightingChain] {
    let parts = parts(of: chains)
    let long = joined(parts.filter(\.isLong))
    return joined(long + parts.filter { !$0.isLong }).map(\.chain)
  }

  /// Chains as joining sees them, but for single sightings.
  func parts(of chains: [SightingChain]) -> [Part] { chains.filter { $0.links.count > 1 }.map(part) }

  private func joined(_ single: [Part]) -> [Part] {
    var parts = single
    var isGone = [Bool](repeating: false, count: parts.count)
    var possible: [(pair: Pair, logOdds: Double)] = []
    var known = 0
    while true {
      // What was joined is a new part, which may go together with all others.
      possible += pairs(of: parts, from: known) { !isGone[$0] }
        .map { (pair: $0, logOdds: JoinScorer.alone.logOdds($0.evidence.values)) }.filter {
          $0.logOdds > JoinRivals.leastLogOdds
        }
      known = parts.count
      let rivals = JoinRivals.signs(of: possible.map { ($0.pair.first, $0.pair.second, $0.logOdds) })
      let likely = zip(possible, rivals).map { possible, rivals in
        let odds = JoinScorer.amongRivals.logOdds(possible.pair.evidence.values + rivals)
        return JoinMatching.Join(
          gain: odds - JoinScorer.leastLogOdds, first: possible.pair.first, second: possible.pair.second)
      }.filter { $0.gain > 0 }
      if likely.isEmpty { return parts.indices.filter { !isGone[$0] }.map { parts[$0] } }
      for pair in JoinMatching.best(of: likely) {
        let i = pair.first / 2, j = pair.second / 2
        if isGone[i] || isGone[j] { continue }
        isGone[i] = true
        isGone[j] = true
        let first = pair.first % 2 == 1 ? parts[i].chain : parts[i].chain.reversed
        let second = pair.second % 2 == 0 ? parts[j].chain : parts[j].chain.reversed
        parts.append(part(SightingChain(links: first.links + second.links)))
        isGone.append(false)
      }
      possible.removeAll { isGone[$0.pair.first / 2] || isGone[$0.pair.second / 2] }
    }
  }

  /// All ends that may belong together.
  ///
  /// - Parameters:
  ///   - known: the number of the first part of which one of the two must be.
  ///   - isThere: whether a part counts.
  func pairs(of parts: [Part], from known: Int = 0, where isThere: (Int) -> Bool = { _ in true }) -> [Pair] {
    let places = parts.flatMap { $0.ends.map(\.position) }
    let index = PointIndex(of: places, pitch: 16)
    var pairs: [Pair] = []
    for a in places.indices where a / 2 >= known && isThere(a / 2) {
      // Both ends must expect as much; see `evidence`.
      let limit = min(Self.reach, (parts[a / 2].ends[a % 2].rest + 3) / 0.3)
      guard limit > 0 else { continue }
      index.forEach(near: places[a], reach: limit) { b in
        guard b / 2 < known || a < b, a / 2 != b / 2, isThere(b / 2),
          (places[b] - places[a]).squaredLength <= Self.reach * Self.reach
        else { return }
        let (first, second) = (min(a, b), max(a, b))
        guard
          let evidence = evidence(parts[first / 2], first % 2, parts[second / 2], second % 2)
        else { return }
        pairs.append(Pair(first: first, second: second, evidence: evidence))
      }
    }
    return pairs
  }

  private func part(_ chain: SightingChain) -> Part { Part(chain, contrast: contrast, evidence: evidence) }

  /// What speaks for two ends that look at each other going together; `nil` where they cannot.
  private func evidence(_ p: Part, _ aSide: Int, _ q: Part, _ bSide: Int) -> JoinEvidence? {
    let a = p.ends[aSide], b = q.ends[bSide]
    let gap = b.position - a.position
    let distance = gap.length
    guard a.rest >= 1 || b.rest >= 1 || distance <= 2 else { return nil }
    let short = max(0, 0.8 * distance - a.rest - 1) + max(0, 0.8 * distance - b.rest - 1)
    guard short <= 0.5 * distance + 2 else { return nil }
    let cosine = -a.direction.dot(b.direction)
    guard cosine > 0.2 else { return nil }
    let turn = ChainLinker.angle(sine: b.direction.cross(a.direction), cosine: cosine)
    var e = JoinEvidence()
    let g = distance > 0 ? gap / distance : a.direction
    let ahead = a.direction.dot(g), back = -b.direction.dot(g)
    if distance < 1.2 || distance < Self.touching && (ahead <= 0.5 || back <= 0.5) {
      // Side by side or past each other, they say little of where the other should lie.
      e[.bend] = abs(turn) / 0.35
    } else {
      guard ahead > 0.5, back > 0.5 else { return nil }
      let out = ChainLinker.angle(sine: a.direction.cross(g), cosine: ahead) - a.curvature * distance / 2
      let into = ChainLinker.angle(sine: b.direction.cross(g), cosine: back) + b.curvature * distance / 2
      e[.bend] = (0.5 * (out * out + into * into)).squareRoot() / (0.12 + 0.25 / distance.squareRoot())
    }
    guard e[.bend] < 3 else { return nil }
    e[.distance] = Elementary.log(1 + distance)
    e[.turn] = 3 * abs(turn)
    e[.short] = Elementary.log(1 + short)
    let fits = JointFit.deviations(p.tails[aSide], q.tails[bSide], gap: distance)
    (e[.straightFit], e[.evenFit], e[.smoothFit], e[.longFit]) = (fits[0], fits[1], fits[2], fits[3])
    e[.width] = 2 * abs(a.logWidth - b.logWidth)
    e[.wholeWidth] = 2 * abs(p.logWidth - q.logWidth)
    e[.meanWidth] = (p.logWidth + q.logWidth) / 2
    e[.sense] = 2 * abs(a.tipAhead - (1 - b.tipAhead))
    e[.tone] = abs(a.darkness - b.darkness)
    e[.color] = Self.difference(p.color, q.color)
    e[.lightness] = Self.difference(SIMD3(p.color.sum(), 0, 0), SIMD3(q.color.sum(), 0, 0))
    (e[.bothClosed], e[.closed]) = Self.sorted(p.closed[aSide], q.closed[bSide])
    (e[.disagreement], e[.worstDisagreement]) = Self.sorted(
      Self.disagreement(a.rest, distance + q.length + max(0, q.ends[1 - bSide].rest)),
      Self.disagreement(b.rest, distance + p.length + max(0, p.ends[1 - aSide].rest)))
    (e[.rest], e[.mostRest]) = Self.sorted(
      Elementary.log(1 + max(0, a.rest)), Elementary.log(1 + max(0, b.rest)))
    (e[.length], e[.mostLength]) = Self.sorted(Elementary.log(1 + p.length), Elementary.log(1 + q.length))
    e[.curvature] = 20 * abs(a.curvature + b.curvature)
    for (sign, lane) in [(JoinEvidence.Sign.stray8, 4), (.stray20, 5), (.stray40, 6)] {
      e[sign] = (stray(a, q, from: bSide, lane: lane) + stray(b, p, from: aSide, lane: lane)) / 2
    }
    e[.bare] = bareShare(from: a.position, to: b.position, p, q)
    if let presence = evidence?.presence(
      from: a.position, to: b.position, along: (a.direction - b.direction).normalized)
    {
      e[.presence] = presence.mean / 3
      e[.leastPresence] = presence.least / 3
    }
    return e
  }

  private static func sorted(_ a: Double, _ b: Double) -> (Double, Double) { (min(a, b), max(a, b)) }

  private static func difference(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> Double {
    let d = a - b, sum = a + b
    return 2 * Double(((d * d).sum() / ((sum * sum).sum() + 0.01)).squareRoot())
  }

  /// How far a part runs from where the sightings at the other part's end expect the shaft, in tolerances; 1 where they do not
  /// say.
  private func stray(_ end: ChainEnd, _ part: Part, from side: Int, lane: Int) -> Double {
    let gap = end.position.distance(to: part.ends[side].position)
    var sum = 0.0, count = 0.0
    for course in end.courses {
      let p = course.point(lane)
      guard (p - end.position).dot(end.direction) > 0.3 * gap, let off = part.lines[side].distance(to: p) else {
        continue
      }
      sum += min(Self.mostStray, off / CourseBreaks.tolerance[lane])
      count += 1
    }
    return count > 0 ? sum / count : 1
  }

  private static let mostStray = 3.0

  /// How much of the way between two ends looks like skin rather than like the shafts.
  private func bareShare(from a: Point, to b: Point, _ p: Part, _ q: Part) -> Double {
    guard let contrast else { return 0 }
    let color = ShaftColor(mean: (p.color + q.color) / 2)
    guard color.isClear else { return 0 }
    let count = min(Self.mostLooks, max(2, Int(a.distance(to: b))))
    var bare: Float = 0
    for i in 1..<count {
      let at = HairDetector.pixel(a + (Double(i) / Double(count)) * (b - a))
      guard contrast.isValid(at: at) else { continue }
      bare += min(1, max(0, 1 - color.likeness(of: contrast.color(at: at)) / 0.5))
    }
    return Double(bare) / Double(count - 1)
  }

  /// At how many places a gap is looked at, at most.
  static let mostLooks = 12

  /// Between how much of a shaft was expected and how much there would be.
  private static func disagreement(_ expected: Double, _ given: Double) -> Double {
    let e = min(expected, farthest), g = min(given, farthest)
    return min(3, abs(e - g) / (4 + 0.2 * max(0, max(e, g))))
  }
}
