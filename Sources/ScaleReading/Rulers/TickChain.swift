import Geometry

/// Segments that follow each other side by side at even distances.
struct TickChain {
  /// The segments with their place in the series; some places may be empty.
  var ticks: [(index: Int, segment: LineSegment)]

  var count: Int { ticks.count }
  /// Places from the first to the last tick.
  var span: Int { ticks.isEmpty ? 0 : ticks[ticks.count - 1].index - ticks[0].index + 1 }
  /// Ticks less empty places.
  var score: Double { Double(count) - 1.5 * Double(span - count) }

  /// The least number of ticks that are told from hairs that happen to lie evenly.
  static let leastCount = 7
  /// How far from even distances ticks may lie, in distances, before they are measured well.
  static let coarseScatter = 0.06

  /// The longest chains, none sharing most of its segments with a longer one.
  static func longest(of segments: [LineSegment], count: Int) -> [TickChain] {
    var found: [(chain: TickChain, members: [Int])] = []
    let tracker = ChainTracker(segments)
    for i in segments.indices {
      for j in tracker.followers[i] {
        if found.contains(where: { $0.members.contains(i) && $0.members.contains(j) && $0.chain.count >= 12 }) {
          continue
        }
        guard let (chain, members) = tracker.chain(from: i, j), chain.isEven else { continue }
        found.append((chain, members))
        found.sort { $0.chain.score > $1.chain.score }
        if found.count > 24 { found.removeLast() }
      }
    }
    var result: [(chain: TickChain, members: [Int])] = []
    for one in found {
      let isPart = result.contains { other in
        one.members.count { other.members.contains($0) } * 2 > one.members.count
      }
      if !isPart { result.append(one) }
      if result.count == count { break }
    }
    return result.map(\.chain)
  }

  /// Whether the distances are even, but for a steady change as by perspective.
  private var isEven: Bool {
    guard count >= Self.leastCount, score >= 0.5 * Double(span), let first = ticks.first, let last = ticks.last else {
      return false
    }
    // Level ticks may point either way.
    let along = ticks.reduce(Point.zero) { sum, tick in
      tick.segment.direction.dot(first.segment.direction) < 0
        ? sum - tick.segment.direction : sum + tick.segment.direction
    }
    let across = along.normalized.perpendicular
    let step = (last.segment.middle - first.segment.middle).dot(across) / Double(last.index - first.index)
    guard
      let (fit, keep) = Polynomial.robust(
        ticks.map { Double($0.index) }, ticks.map { $0.segment.middle.dot(across) }, degree: 2,
        floor: 0.02 * abs(step))
    else { return false }
    return fit.scatter <= Self.coarseScatter * abs(step) && keep.count { $0 } * 10 >= 8 * count
  }
}

/// Follows series of segments from tick to tick.
private struct ChainTracker {
  let segments: [LineSegment]
  /// Later segments that may be the next tick to either side of each: about parallel, beside it.
  private(set) var followers: [[Int]]
  /// About parallel ones, however far.
  private var parallel: [[Int]]

  /// Cosine of the greatest angle between neighbouring ticks: 5°.
  private static let parallelCosine = 0.9962
  /// Distances between ticks in pixels of the picture that is searched.
  private static let steps = 5.0...220.0

  init(_ segments: [LineSegment]) {
    self.segments = segments
    followers = [[Int]](repeating: [], count: segments.count)
    parallel = followers
    for (i, a) in segments.enumerated() {
      // Each pair once: the earlier ones of `i` are there already, in their order.
      for j in (i + 1)..<max(i + 1, segments.count) {
        let b = segments[j]
        guard b.isDark == a.isDark, abs(a.direction.dot(b.direction)) >= Self.parallelCosine,
          max(a.half, b.half) <= 4 * min(a.half, b.half)
        else { continue }
        parallel[i].append(j)
        parallel[j].append(i)
        let across = abs((b.middle - a.middle).dot(a.direction.perpendicular))
        if Self.steps.contains(across), across <= 6 * a.length, Self.overlap(a, b) { followers[i].append(j) }
      }
    }
  }

  /// Whether a good part of the shorter one lies beside the longer one.
  private static func overlap(_ a: LineSegment, _ b: LineSegment) -> Bool {
    let along = abs((b.middle - a.middle).dot(a.direction))
    return a.half + b.half - along >= 0.8 * min(a.half, b.half)
  }

  /// The chain that begins with two neighbours, followed both ways.
  func chain(from i: Int, _ j: Int) -> (TickChain, [Int])? {
    let forwards = follow(from: i, to: j), backwards = follow(from: j, to: i)
    var members = backwards.reversed().map { (1 - $0.index, $0.segment) }
    members += forwards.filter { $0.index > 1 }.map { ($0.index, $0.segment) }
    // Backwards holds places 0 and 1 as well, as 1 − 1 and 1 − 0.
    guard members.count >= TickChain.leastCount else { return nil }
    return (TickChain(ticks: members.map { ($0.0, segments[$0.1]) }), members.map(\.1))
  }

  /// Ticks from place 0 (`i`) and 1 (`j`) on.
  private func follow(from i: Int, to j: Int) -> [(index: Int, segment: Int)] {
    var result = [(index: 0, segment: i), (index: 1, segment: j)]
    var current = j
    var normal = segments[j].direction.perpendicular
    var step = (segments[j].middle - segments[i].middle).dot(normal)
    if step < 0 { (step, normal) = (-step, -normal) }
    while result.count < 400 {
      let a = segments[current]
      var best: (places: Int, segment: Int, error: Double, step: Double)?
      for k in parallel[current] {
        let b = segments[k]
        let across = (b.middle - a.middle).dot(normal) / step
        guard across > 0.5, across < 3.5, Self.overlap(a, b) else { continue }
        let places = across.rounded()
        let error = abs(across - places)
        guard error <= 0.1 + 0.05 * places else { continue }
        if best.map({ (Int(places), error) < ($0.places, $0.error) }) ?? true {
          best = (Int(places), k, error, across / places)
        }
      }
      guard let best, !result.contains(where: { $0.segment == best.segment }) else { break }
      result.append((result[result.count - 1].index + best.places, best.segment))
      step *= 0.6 + 0.4 * best.step
      current = best.segment
      let next = segments[current].direction.perpendicular
      normal = next.dot(normal) < 0 ? -next : next
    }
    return result
  }
}
