import Geometry

/// Joins chains that are parts of one shaft, over crossings and what hides it.
struct ChainJoiner {
  let contrast: SkinContrast?
  let ends: EndEvidence?

  private static let reach = 45.0
  private static let mostCost = 7.0
  /// Beyond this the network does not tell how much of a shaft is to come, cells.
  private static let farthest = 55.0

  private struct Part {
    var length: Double
    var color: SIMD3<Float>
    /// Its beginning, looking back, and its end.
    var ends: [ChainEnd]
    /// The probability of a root or a tip at each of them.
    var closed: [Double]
  }

  func joined(_ chains: [SightingChain]) -> [SightingChain] {
    var parts = chains.filter { $0.links.count > 1 }
    while true {
      let all = parts.map(part)
      let places = all.flatMap { $0.ends }
      let index = PointIndex(of: places.map(\.position), pitch: 16)
      var pairs: [(cost: Double, a: Int, b: Int)] = []
      for a in places.indices {
        // Both ends must expect as much; see `cost`.
        let limit = min(Self.reach, (places[a].rest + 3) / 0.3)
        guard limit > 0 else { continue }
        index.forEach(near: places[a].position, reach: limit) { b in
          guard a < b, a / 2 != b / 2 else { return }
          let cost = cost(all[a / 2], a % 2, all[b / 2], b % 2)
          if cost < Self.mostCost { pairs.append((cost, a, b)) }
        }
      }
      if pairs.isEmpty { return parts }
      pairs.sort { ($0.cost, $0.a, $0.b) < ($1.cost, $1.a, $1.b) }
      var isGone = [Bool](repeating: false, count: parts.count)
      var new: [SightingChain] = []
      for pair in pairs {
        let i = pair.a / 2, j = pair.b / 2
        if isGone[i] || isGone[j] { continue }
        isGone[i] = true
        isGone[j] = true
        let first = pair.a % 2 == 1 ? parts[i] : parts[i].reversed
        let second = pair.b % 2 == 0 ? parts[j] : parts[j].reversed
        new.append(SightingChain(links: first.links + second.links))
      }
      parts = parts.indices.filter { !isGone[$0] }.map { parts[$0] } + new
    }
  }

  private func part(_ chain: SightingChain) -> Part {
    let ends = [ChainEnd(chain.reversed), ChainEnd(chain)]
    let closed = ends.map { end -> Double in
      guard let odds = self.ends?.logOdds(at: end.position) else { return 0 }
      return SightingFinder.probability(max(odds.root, odds.tip))
    }
    var color = SIMD3<Float>.zero
    if let contrast {
      for link in chain.links { color += contrast.color(at: HairDetector.pixel(link.position)) }
      color /= Float(chain.links.count)
    }
    return Part(length: chain.length, color: color, ends: ends, closed: closed)
  }

  /// How badly two ends that look at each other go together.
  private func cost(_ p: Part, _ aSide: Int, _ q: Part, _ bSide: Int) -> Double {
    let a = p.ends[aSide], b = q.ends[bSide]
    let gap = b.position - a.position
    let distance = gap.length
    guard distance <= Self.reach else { return .infinity }
    if a.rest < 1, b.rest < 1, distance > 2 { return .infinity }
    var bend: Double
    if distance < 1.2 {
      let turn = ChainLinker.angle(sine: b.direction.cross(a.direction), cosine: -a.direction.dot(b.direction))
      bend = turn * turn / (0.35 * 0.35)
    } else {
      let g = gap / distance
      let ahead = a.direction.dot(g), back = -b.direction.dot(g)
      guard ahead > 0.5, back > 0.5 else { return .infinity }
      let out = ChainLinker.angle(sine: a.direction.cross(g), cosine: ahead) - a.curvature * distance / 2
      let into = ChainLinker.angle(sine: b.direction.cross(g), cosine: back) + b.curvature * distance / 2
      let tolerance = 0.12 + 0.25 / distance.squareRoot()
      bend = 0.5 * (out * out + into * into) / (tolerance * tolerance)
    }
    let short = max(0, 0.8 * distance - a.rest - 1) + max(0, 0.8 * distance - b.rest - 1)
    guard short <= 0.5 * distance + 2 else { return .infinity }
    let width = a.logWidth - b.logWidth, direction = a.tipAhead - (1 - b.tipAhead), tone = a.darkness - b.darkness
    var cost =
      1.0 * bend + 0.35 * short + 0.04 * distance + 5.5 * width * width + 2.0 * direction * direction + 0.7 * tone
      * tone
    cost += Self.disagreement(a.rest, distance + q.length + max(0, q.ends[1 - bSide].rest))
    cost += Self.disagreement(b.rest, distance + p.length + max(0, p.ends[1 - aSide].rest))
    cost += Self.closedCost * (p.closed[aSide] + q.closed[bSide])
    guard cost < Self.mostCost else { return cost }
    return cost + Self.bareCost * min(1, max(0, distance - 2) / 6) * bareShare(from: a.position, to: b.position, p, q)
  }

  /// What a root or tip at an end, and bare skin between two ends, cost.
  private static let closedCost = 0.3
  private static let bareCost = 3.0

  /// How much of the way between two ends looks like skin rather than like the shafts.
  private func bareShare(from a: Point, to b: Point, _ p: Part, _ q: Part) -> Double {
    guard let contrast else { return 0 }
    let color = (p.color + q.color) / 2
    let square = (color * color).sum()
    guard square > 0.0004 else { return 0 }
    let count = max(2, Int(a.distance(to: b)))
    var bare: Float = 0
    for i in 1..<count {
      let at = HairDetector.pixel(a + (Double(i) / Double(count)) * (b - a))
      guard contrast.isValid(at: at) else { continue }
      let likeness = (contrast.color(at: at) * color).sum() / square
      bare += min(1, max(0, 1 - likeness / 0.5))
    }
    return Double(bare) / Double(count - 1)
  }

  /// Between how much of a shaft was expected and how much there would be.
  private static func disagreement(_ expected: Double, _ given: Double) -> Double {
    let e = min(expected, farthest), g = min(given, farthest)
    let d = (e - g) / (4 + 0.2 * max(0, max(e, g)))
    return 0.5 * d * d
  }
}
