/// Which ends go together, so that what speaks for all joins is most.
///
/// Where shafts meet, two ends may both go on best in a third; taking the likeliest join first would leave one of them
/// without. So joins are taken in the order of their likelihood, and then exchanged while that gains.
struct JoinMatching {
  /// Two ends, and how much is gained where they go together: more than 0.
  struct Join {
    var gain: Double
    var first: Int
    var second: Int

    func other(than end: Int) -> Int { end == first ? second : first }
  }

  /// Smaller gains are rounding.
  private static let leastGain = 1e-9

  private let joins: [Join]
  /// For each end the joins it can have, the likeliest first.
  private let options: [[Int]]
  /// For each end the join it has.
  private var chosen: [Int?]

  /// - Parameter joins: each pair of ends at most once.
  /// - Returns: those that are chosen, the likeliest first; each end is in one at most.
  static func best(of joins: [Join]) -> [Join] {
    var matching = JoinMatching(joins)
    while matching.improve() {}
    return matching.joins.indices.filter { matching.isChosen($0) }.map { matching.joins[$0] }
  }

  private init(_ unordered: [Join]) {
    joins = unordered.sorted { (-$0.gain, $0.first, $0.second) < (-$1.gain, $1.first, $1.second) }
    let count = 1 + (joins.map { max($0.first, $0.second) }.max() ?? -1)
    var options = [[Int]](repeating: [], count: count)
    for (k, join) in joins.enumerated() {
      options[join.first].append(k)
      options[join.second].append(k)
    }
    self.options = options
    chosen = [Int?](repeating: nil, count: count)
    for (k, join) in joins.enumerated() where isFree(join.first) && isFree(join.second) { choose(k) }
  }

  private func isFree(_ end: Int) -> Bool { chosen[end] == nil }

  private func isChosen(_ k: Int) -> Bool { chosen[joins[k].first] == k }

  private mutating func choose(_ k: Int) {
    chosen[joins[k].first] = k
    chosen[joins[k].second] = k
  }

  /// Takes each join that gains more than what must be given up for it.
  private mutating func improve() -> Bool {
    var isImproved = false
    for k in joins.indices where !isChosen(k) {
      let join = joins[k]
      let (one, two) = (chosen[join.first], chosen[join.second])
      let left = [one.map { joins[$0].other(than: join.first) }, two.map { joins[$0].other(than: join.second) }]
      let lost = [one, two].compactMap { $0 }
      let instead = replacements(for: left.compactMap { $0 }, besides: join)
      let gain = join.gain + instead.reduce(0) { $0 + joins[$1].gain } - lost.reduce(0) { $0 + joins[$1].gain }
      guard gain > Self.leastGain else { continue }
      for l in lost {
        chosen[joins[l].first] = nil
        chosen[joins[l].second] = nil
      }
      for n in [k] + instead { choose(n) }
      isImproved = true
    }
    return isImproved
  }

  /// Joins for the ends that an exchange leaves alone: with what is free, or with each other where that gains more.
  private func replacements(for left: [Int], besides join: Join) -> [Int] {
    var taken = [join.first, join.second]
    var result: [Int] = []
    for end in left {
      let free = options[end].first { k in
        let other = joins[k].other(than: end)
        return isFree(other) && !taken.contains(other)
      }
      guard let free else { continue }
      result.append(free)
      taken += [end, joins[free].other(than: end)]
    }
    guard left.count == 2, let both = options[left[0]].first(where: { joins[$0].other(than: left[0]) == left[1] }),
      joins[both].gain > result.reduce(0, { $0 + joins[$1].gain })
    else { return result }
    return [both]
  }
}
