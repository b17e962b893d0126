/// Which ends to link so that the sum of all costs is least, each end at most once.
///
/// Greedy first, then links are exchanged, two or three at a time, while that makes the sum less.
struct CheapestPairing {
  struct Link {
    var a: Int
    var b: Int
    var cost: Double
  }

  /// For each end the link it has in `links`, or −1.
  let link: [Int]

  /// - Parameters:
  ///   - links: by ascending cost; at most one for each two ends, with `a` < `b`.
  ///   - freeCost: what an end without link costs.
  init(_ links: [Link], ends: Int, freeCost: Double) {
    var taken = [Int](repeating: -1, count: ends)
    var between: [SIMD2<Int>: Int] = [:]
    for (k, l) in links.enumerated() {
      between[SIMD2(l.a, l.b)] = k
      if l.cost < 2 * freeCost && taken[l.a] < 0 && taken[l.b] < 0 {
        taken[l.a] = k
        taken[l.b] = k
      }
    }
    var linksOf = [[Int]](repeating: [], count: ends)
    for (k, l) in links.enumerated() {
      linksOf[l.a].append(k)
      linksOf[l.b].append(k)
    }
    func other(_ k: Int, _ e: Int) -> Int { links[k].a == e ? links[k].b : links[k].a }
    for _ in 0..<20 {
      var isBetter = false
      for (k, l) in links.enumerated() where taken[l.a] != k {
        // What the two ends have now, and what their partners would have without them: each other, a free end, or
        // nothing.
        let left = [l.a, l.b].filter { taken[$0] >= 0 }.map { other(taken[$0], $0) }
        let before = [l.a, l.b].reduce(0) { $0 + (taken[$1] < 0 ? freeCost : links[taken[$1]].cost) }
        let between = left.count == 2 ? between[SIMD2(left.min()!, left.max()!)] : nil
        let exchanged = l.cost + (between.map { links[$0].cost } ?? .infinity)
        var instead: [Int] = []
        var moved = l.cost
        for f in left {
          let next = linksOf[f].first { m in
            let g = other(m, f)
            return taken[g] < 0 && g != l.a && g != l.b
              && !instead.contains { $0 >= 0 && (links[$0].a == g || links[$0].b == g) }
          }
          let cost = next.map { links[$0].cost - freeCost } ?? .infinity
          instead.append(cost < freeCost ? next! : -1)
          moved += min(cost, freeCost)
        }
        guard min(exchanged, moved) < before - 1e-9 else { continue }
        if exchanged < moved { instead = left.map { _ in between! } }
        for (f, m) in zip(left, instead) {
          taken[f] = m
          if m >= 0 { taken[other(m, f)] = m }
        }
        taken[l.a] = k
        taken[l.b] = k
        isBetter = true
      }
      if !isBetter { break }
    }
    link = taken
  }
}
