import Geometry

/// Links sightings to chains: each side of a sighting goes on in one other at most. Sure ones find each other first.
enum ChainLinker {
  /// How far the next sighting of a shaft may lie, cells.
  private static let reach = 4.0
  private static let mostCost = 4.0

  static func chains(_ sightings: [ShaftSighting]) -> [SightingChain] {
    let partners = links(sightings)
    var isTaken = [Bool](repeating: false, count: sightings.count)
    /// What follows on one side, each with whether its axis points along the walk.
    func walk(from start: Int, ahead: Bool) -> [(index: Int, isAlong: Bool)] {
      var steps: [(index: Int, isAlong: Bool)] = []
      var side = 2 * start + (ahead ? 0 : 1)
      while partners[side] >= 0 {
        let entered = partners[side]
        let i = entered / 2
        if isTaken[i] { break }
        isTaken[i] = true
        // Entered from behind, the walk goes on ahead.
        steps.append((i, entered % 2 == 1))
        side = entered ^ 1
      }
      return steps
    }
    var chains: [SightingChain] = []
    for i in sightings.indices where !isTaken[i] {
      isTaken[i] = true
      let ahead = walk(from: i, ahead: true), behind = walk(from: i, ahead: false)
      let links =
        behind.reversed().map { $0.isAlong ? sightings[$0.index].reversed : sightings[$0.index] } + [sightings[i]]
        + ahead.map { $0.isAlong ? sightings[$0.index] : sightings[$0.index].reversed }
      chains.append(SightingChain(links: links))
    }
    return chains
  }

  /// For each side of each sighting (2 i ahead, 2 i + 1 behind) the side that it goes on with, or −1.
  private static func links(_ s: [ShaftSighting]) -> [Int] {
    let index = PointIndex(of: s.map(\.position), pitch: 2)
    var edges: [(rank: Int, cost: Double, a: Int, b: Int)] = []
    for i in s.indices {
      index.forEach(near: s[i].position, reach: reach) { j in
        guard i < j else { return }
        let d = s[j].position - s[i].position
        guard d.squaredLength <= reach * reach else { return }
        let iSide = d.dot(s[i].axis) > 0 ? 0 : 1, jSide = d.dot(s[j].axis) < 0 ? 0 : 1
        let a = iSide == 0 ? s[i] : s[i].reversed, b = jSide == 0 ? s[j] : s[j].reversed
        guard let there = cost(from: a, to: b), let back = cost(from: b, to: a) else { return }
        edges.append((a.isFaint || b.isFaint ? 1 : 0, (there + back) / 2, 2 * i + iSide, 2 * j + jSide))
      }
    }
    edges.sort { ($0.rank, $0.cost, $0.a, $0.b) < ($1.rank, $1.cost, $1.a, $1.b) }
    var partner = [Int](repeating: -1, count: 2 * s.count)
    for e in edges where partner[e.a] < 0 && partner[e.b] < 0 {
      partner[e.a] = e.b
      partner[e.b] = e.a
    }
    return partner
  }

  /// How badly `to`, which looks back, goes on from `from`, which looks ahead; `nil` where it cannot.
  private static func cost(from a: ShaftSighting, to b: ShaftSighting) -> Double? {
    let d = b.position - a.position
    let along = d.dot(a.axis), aside = a.axis.cross(d)
    guard along > 0.5 else { return nil }
    let lateral = abs(aside - 0.5 * a.curvature * along * along)
    guard lateral < 0.35 + 0.35 * along else { return nil }
    // b looks back, so that its axis is about the opposite.
    let cosine = -a.axis.dot(b.axis)
    guard cosine > 0.5 else { return nil }
    let turn = angle(sine: b.axis.cross(a.axis), cosine: cosine) - a.curvature * along
    guard abs(turn) < 0.6 else { return nil }
    let short = max(0, along - a.ahead - 1) + max(0, along - b.ahead - 1)
    let direction = a.tipAhead - (1 - b.tipAhead), width = a.logWidth - b.logWidth
    let cost =
      1.02 * lateral * lateral + 8.0 * turn * turn + 0.45 * (along - 1) + 1.6 * abs(width) + 0.6 * direction * direction
      + 0.5 * short
    return cost < mostCost ? cost : nil
  }

  /// An angle of less than a right one, as twice the tangent of its half: 1 % too much at 20°.
  static func angle(sine: Double, cosine: Double) -> Double { 2 * sine / (1 + cosine) }
}
