import Geometry

/// Cuts chains where another may change places with them: where two run through each other at a small angle, and where one
/// ends beside another although its shaft goes on. Which part goes on in which is then told by ``ChainJoiner``, which looks
/// farther than from one sighting to the next.
struct CrossingCuts {
  /// How near two chains must come to cross, and a chain's end to another, cells.
  private static let near = 2.0
  private static let beside = 4.5
  /// How much along each other they must run there (cosine).
  private static let leastCosine = 0.7
  /// Links that a chain must have beyond where it is cut, on each side.
  private static let margin = 6
  /// Links without contact that do not end a contact.
  private static let interruption = 3
  /// Links left out at most on each side of where two come nearest, and of where one ends: what was seen there may be of either.
  private static let mostLeftOut = 4
  private static let leftOutAtEnd = 1
  /// How much of a shaft must be expected beyond its end, cells.
  private static let leastRest = 4.0

  private let chains: [SightingChain]
  private let owners: [(chain: Int, link: Int)]
  private let index: PointIndex

  /// - Returns: the parts of all chains, in their order.
  static func cut(_ chains: [SightingChain]) -> [SightingChain] { CrossingCuts(chains).parts() }

  private init(_ chains: [SightingChain]) {
    self.chains = chains
    owners = chains.indices.flatMap { c in chains[c].links.indices.map { (chain: c, link: $0) } }
    index = PointIndex(of: chains.flatMap { $0.links.map(\.position) }, pitch: 2)
  }

  private func parts() -> [SightingChain] {
    var gaps = [[Range<Int>]](repeating: [], count: chains.count)
    for c in chains.indices {
      gaps[c] += crossings(of: c)
      for (other, gap) in endings(of: c) { gaps[other].append(gap) }
    }
    return chains.indices.flatMap { c -> [SightingChain] in
      var parts: [SightingChain] = []
      var start = 0
      for gap in gaps[c].sorted(by: { $0.lowerBound < $1.lowerBound }) where gap.upperBound > start {
        if gap.lowerBound - start > 1 {
          parts.append(SightingChain(links: Array(chains[c].links[start..<gap.lowerBound])))
        }
        start = gap.upperBound
      }
      return parts + [SightingChain(links: Array(chains[c].links[start...]))]
    }
  }

  // MARK: Two chains that run through each other

  /// A link of a chain that lies near a link of another.
  private struct Touch {
    var other: Int
    var link: Int
    var otherLink: Int
    var squaredDistance: Double
  }

  /// The links of a chain to leave out where others run through it.
  private func crossings(of c: Int) -> [Range<Int>] {
    guard isLong(c) else { return [] }
    let links = chains[c].links
    let touches = links.indices.flatMap { i in
      nearest(to: links[i].position, along: links[i].axis, within: Self.near) { $0.chain != c && isLong($0.chain) }
        .map { Touch(other: $0.chain, link: i, otherLink: $0.link, squaredDistance: $0.squaredDistance) }
    }.sorted { ($0.other, $0.link) < ($1.other, $1.link) }
    var gaps: [Range<Int>] = []
    var run: ArraySlice<Touch> = []
    for (k, touch) in touches.enumerated() {
      if let last = run.last, last.other == touch.other, touch.link <= last.link + Self.interruption + 1 {
        run = touches[run.startIndex...k]
      } else {
        gaps += gap(of: c, run)
        run = touches[k...k]
      }
    }
    return gaps + gap(of: c, run)
  }

  /// What to leave out for one contact: nothing where one of the two chains begins or ends there.
  private func gap(of c: Int, _ run: ArraySlice<Touch>) -> [Range<Int>] {
    guard let first = run.first, let last = run.last,
      let low = run.map(\.otherLink).min(), let high = run.map(\.otherLink).max(),
      let nearest = run.min(by: { ($0.squaredDistance, $0.link) < ($1.squaredDistance, $1.link) }),
      isWithin(first.link...last.link, c), isWithin(low...high, first.other)
    else { return [] }
    let all = first.link..<last.link + 1, most = 2 * Self.mostLeftOut + 1
    guard all.count > most else { return [all] }
    let start = max(all.lowerBound, min(all.upperBound - most, nearest.link - Self.mostLeftOut))
    return [start..<start + most]
  }

  private func isLong(_ c: Int) -> Bool { chains[c].links.count > 2 * Self.margin }

  /// Whether a chain goes on beyond both ends of some links.
  private func isWithin(_ links: ClosedRange<Int>, _ c: Int) -> Bool {
    links.lowerBound >= Self.margin && links.upperBound < chains[c].links.count - Self.margin
  }

  // MARK: A chain that ends beside another

  /// Chains beside which this one ends before its shaft does, each with what to leave out of it.
  private func endings(of c: Int) -> [(other: Int, gap: Range<Int>)] {
    guard chains[c].links.count > Self.margin else { return [] }
    return [ChainEnd(chains[c].reversed), ChainEnd(chains[c])].compactMap { end in
      guard end.rest > Self.leastRest else { return nil }
      let beside = nearest(to: end.position, along: end.direction, within: Self.beside) {
        $0.chain != c && isWithin($0.link...$0.link, $0.chain)
      }
      guard let o = beside.min(by: { $0.squaredDistance < $1.squaredDistance }) else { return nil }
      return (o.chain, o.link - Self.leftOutAtEnd..<o.link + Self.leftOutAtEnd + 1)
    }
  }

  /// Of each chain the link that is nearest to a point, of those that run about along a direction.
  private func nearest(
    to p: Point, along axis: Point, within reach: Double, where isWanted: ((chain: Int, link: Int)) -> Bool
  ) -> [(chain: Int, link: Int, squaredDistance: Double)] {
    var found: [(chain: Int, link: Int, squaredDistance: Double)] = []
    index.forEach(near: p, reach: reach) { k in
      let (chain, link) = owners[k]
      let o = chains[chain].links[link]
      let square = (o.position - p).squaredLength
      guard square <= reach * reach, isWanted((chain, link)), abs(o.axis.dot(axis)) > Self.leastCosine else { return }
      if let known = found.firstIndex(where: { $0.chain == chain }) {
        if square < found[known].squaredDistance { found[known] = (chain, link, square) }
      } else {
        found.append((chain, link, square))
      }
    }
    return found
  }
}
