import Elementary
import Geometry
import Imaging

/// Joins pieces of one hair: broken where it runs below or above others, or traced twice for a stretch.
///
/// Two ends belong together where each lies on the course of the other, width and colour agree, and what lies between
/// is hair: no skin shows in the gap. All ends of the photo are paired at once, so that the sum of costs is least.
struct ShaftJoiner {
  let model: ShaftModel
  let field: ContrastField

  /// Ends farther apart are not joined, micrometres.
  private let reachUm = 1000.0
  /// The stretch that tells an end's course, micrometres.
  private let courseUm = 260.0
  /// What an end without a partner costs, in the logarithm of odds.
  private let freeCost = 2.5

  private struct Candidate {
    var shaft: Int
    var atStart: Bool
    var end: ShaftEnd
    /// Points before the end that are not relied on, since what crosses there bends them.
    var given: Int
    var width: Double
    var amplitude: Double
    var redLoss: Double
    var coolLoss: Double
  }

  private struct Joint {
    var a: Int
    var b: Int
    var cost: Double
    /// Points of each shaft that give way.
    var dropsA: Int
    var dropsB: Int
    /// What comes between.
    var path: [Point]
  }

  func joinAll() {
    // A joined shaft has new ends that may be joined again.
    for _ in 0..<8 where joinOnce() == 0 { return }
  }

  /// - Returns: how many pairs were joined.
  private func joinOnce() -> Int {
    let ends = model.order.flatMap(ends)
    let lines = model.shafts.mapValues { NearestOnPolyline(Polyline($0.ribbon.points)) }
    let joints = joints(ends, lines).sorted { $0.cost != $1.cost ? $0.cost < $1.cost : ($0.a, $0.b) < ($1.a, $1.b) }
    let pairing = CheapestPairing(
      joints.map { CheapestPairing.Link(a: $0.a, b: $0.b, cost: $0.cost) }, ends: ends.count, freeCost: freeCost)
    var taken = Set<Int>()
    var joined = 0
    for (k, joint) in joints.enumerated() where pairing.link[joint.a] == k {
      let a = ends[joint.a], b = ends[joint.b]
      if taken.contains(a.shaft) || taken.contains(b.shaft) { continue }
      guard let first = model.shafts[a.shaft]?.ribbon, let second = model.shafts[b.shaft]?.ribbon else { continue }
      taken.insert(a.shaft)
      taken.insert(b.shaft)
      let head = (a.atStart ? first.points.reversed() : first.points).dropLast(joint.dropsA)
      let tail = (b.atStart ? second.points : second.points.reversed()).dropFirst(joint.dropsB)
      var whole = first.length >= second.length ? first : second
      whole.points = Array(head) + joint.path + Array(tail)
      model.remove(b.shaft)
      model.replace(a.shaft, with: whole.settled(in: model.contrast))
      joined += 1
    }
    return joined
  }

  private func ends(_ id: Int) -> [Candidate] {
    guard let r = model.shafts[id]?.ribbon, r.points.count >= 4 else { return [] }
    let red = median(r.points.map { field.redLoss.sample($0) }),
      cool = median(r.points.map { field.coolLoss.sample($0) })
    return [true, false].map { atStart in
      let p = atStart ? r.points.reversed() : r.points
      let given = min(Int(r.width.rounded()), (p.count - 3) / 2)
      return Candidate(
        shaft: id, atStart: atStart, end: ShaftEnd(p.dropLast(given), reach: courseUm / model.umPerPx), given: given,
        width: r.width, amplitude: r.amplitude, redLoss: red, coolLoss: cool)
    }
  }

  private func median(_ v: [Double]) -> Double { v.sorted()[v.count / 2] }

  private func joints(_ ends: [Candidate], _ lines: [Int: NearestOnPolyline]) -> [Joint] {
    let reach = reachUm / model.umPerPx
    func cell(_ p: Point) -> SIMD2<Int> { SIMD2(Int((p.x / reach).rounded(.down)), Int((p.y / reach).rounded(.down))) }
    var cells: [SIMD2<Int>: [Int]] = [:]
    for (i, e) in ends.enumerated() { cells[cell(e.end.point), default: []].append(i) }
    var out: [Joint] = []
    for (i, e) in ends.enumerated() {
      let c = cell(e.end.point)
      for dy in -1...1 {
        for dx in -1...1 {
          for j in cells[c &+ SIMD2(dx, dy)] ?? [] where j > i && ends[j].shaft != e.shaft {
            if let joint = overlap(ends, lines, i, j) ?? gap(ends, i, j) { out.append(joint) }
          }
        }
      }
    }
    return out
  }

  /// What differs between two pieces apart from their courses.
  private func unlikeness(_ a: Candidate, _ b: Candidate) -> Double {
    let wide = Elementary.log(a.width / b.width) / 0.2
    let red = (a.redLoss - b.redLoss) / 0.08, cool = (a.coolLoss - b.coolLoss) / 0.08
    // Streaks of reflected light and shadows make colours differ much, now and then.
    return 0.5 * wide * wide + 0.7 * Elementary.log(1 + red * red + cool * cool)
  }

  /// Two pieces of which one begins on the line of the other before that ends.
  private func overlap(_ ends: [Candidate], _ lines: [Int: NearestOnPolyline], _ i: Int, _ j: Int) -> Joint? {
    let a = ends[i], b = ends[j]
    guard a.end.direction.dot(b.end.direction) < -0.5, let r = model.shafts[a.shaft]?.ribbon,
      let q = model.shafts[b.shaft]?.ribbon
    else { return nil }
    let p = a.atStart ? r.points.reversed() : r.points, s = b.atStart ? q.points : q.points.reversed()
    guard let tip = p.last, let start = s.first else { return nil }
    let reach = 0.35 * max(a.width, b.width)
    guard lines[a.shaft]?.mayBeNear(start, reach: reach) == true, lines[b.shaft]?.mayBeNear(tip, reach: reach) == true
    else { return nil }
    let onA = Polyline(p).nearest(to: start), onB = Polyline(s).nearest(to: tip)
    guard onA.distance < reach, onB.distance < reach, onA.segment < p.count - 2, onB.segment > 0 else { return nil }
    let shared = Polyline(Array(s[...(onB.segment + 1)]))
    var sum = 0.0
    for k in onA.segment..<p.count {
      let d = shared.nearest(to: p[k]).distance
      guard d < 1.3 * reach else { return nil }
      sum += d
    }
    let mean = sum / Double(p.count - onA.segment) / (0.4 * reach)
    // In the middle of the common stretch one gives way to the other.
    let keptA = (onA.segment + p.count) / 2
    let from = Polyline(s).nearest(to: p[keptA - 1]).segment + 2
    guard from < s.count else { return nil }
    return Joint(
      a: i, b: j, cost: unlikeness(a, b) + 0.5 * mean * mean - 1, dropsA: p.count - keptA, dropsB: from, path: [])
  }

  /// Two pieces with a gap between them; `nil` where they do not belong together.
  private func gap(_ ends: [Candidate], _ i: Int, _ j: Int) -> Joint? {
    let a = ends[i], b = ends[j]
    let um = model.umPerPx
    guard a.end.point.distance(to: b.end.point) * um < reachUm else { return nil }
    guard
      let course = ShaftEnd.discontinuity(
        a.end, b.end, width: (a.width * b.width).squareRoot(), umPerPx: um)
    else { return nil }
    var cost = unlikeness(a, b) + course
    guard cost < 2 * freeCost else { return nil }
    let path = curve(a.end, b.end)
    cost += exposed(path, amplitude: min(a.amplitude, b.amplitude)) * um / 40
    return cost < 2 * freeCost ? Joint(a: i, b: j, cost: cost, dropsA: a.given, dropsB: b.given, path: path) : nil
  }

  /// Points between two ends, about 2 px apart: the cubic with the ends' places and directions.
  private func curve(_ a: ShaftEnd, _ b: ShaftEnd) -> [Point] {
    let length = a.point.distance(to: b.point)
    let n = Int(length / 2)
    guard n > 1 else { return [] }
    let m0 = length * a.direction, m1 = -length * b.direction
    return (1..<n).map { k in
      let t = Double(k) / Double(n), t2 = t * t, t3 = t2 * t
      return (2 * t3 - 3 * t2 + 1) * a.point + (t3 - 2 * t2 + t) * m0 + (3 * t2 - 2 * t3) * b.point + (t3 - t2) * m1
    }
  }

  /// The length of a path where skin shows, grid pixels.
  private func exposed(_ path: [Point], amplitude: Double) -> Double {
    var n = 0
    for p in path where model.contrast.sample(p) < 0.5 * amplitude && model.opposite.sample(p) < 0.35 { n += 1 }
    return 2 * Double(n)
  }
}
