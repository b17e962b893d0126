import Geometry
import Imaging

/// Joins pieces of one shaft that was broken where it runs below or above others.
///
/// Two ends belong together where each lies straight ahead of the other, the widths agree, and what lies between is
/// hair: no skin shows in the gap.
struct ShaftJoiner {
  let model: ShaftModel

  private struct End {
    var id: Int
    var atStart: Bool
    /// Points before the end that are not relied on: about two widths.
    var given: Int
    /// The point where that stretch begins.
    var point: Point
    /// Out of the shaft, along its last stretch.
    var direction: Point
    var width: Double
    var amplitude: Double
  }

  private struct Joint {
    var a: Int
    var b: Int
    var cost: Double
  }

  func joinAll() {
    // A joined shaft has new ends that may be joined again.
    for _ in 0..<6 where joinOnce() == 0 { return }
  }

  /// - Returns: how many pairs were joined.
  private func joinOnce() -> Int {
    let ends = model.order.flatMap { id -> [End] in
      guard let r = model.shafts[id]?.ribbon, r.points.count >= 4 else { return [] }
      return [end(id, r, atStart: true), end(id, r, atStart: false)]
    }
    var joints: [Joint] = []
    for i in ends.indices {
      for j in ends.indices where j > i && ends[i].id != ends[j].id {
        if let cost = cost(ends[i], ends[j]) { joints.append(Joint(a: i, b: j, cost: cost)) }
      }
    }
    joints.sort { $0.cost != $1.cost ? $0.cost < $1.cost : ($0.a, $0.b) < ($1.a, $1.b) }
    var taken = Set<Int>()
    var joined = 0
    for joint in joints {
      let a = ends[joint.a], b = ends[joint.b]
      if taken.contains(a.id) || taken.contains(b.id) { continue }
      guard let first = model.shafts[a.id]?.ribbon, let second = model.shafts[b.id]?.ribbon else { continue }
      taken.insert(a.id)
      taken.insert(b.id)
      // The last stretch of each end, bent by what crosses there, gives way to the straight line between.
      let head = (a.atStart ? first.points.reversed() : first.points).dropLast(a.given)
      let tail = (b.atStart ? second.points : second.points.reversed()).dropFirst(b.given)
      var whole = first.length >= second.length ? first : second
      whole.points = Array(head) + Array(tail)
      model.remove(b.id)
      model.replace(a.id, with: whole.settled(in: model.contrast))
      joined += 1
    }
    return joined
  }

  private func end(_ id: Int, _ r: Ribbon, atStart: Bool) -> End {
    let p = atStart ? r.points : r.points.reversed()
    let given = min(Int(r.width.rounded()), (p.count - 3) / 2)
    let far = min(p.count - 1, given + 16)
    return End(
      id: id, atStart: atStart, given: given, point: p[given], direction: (p[given] - p[far]).normalized,
      width: r.width, amplitude: r.amplitude)
  }

  /// How ill two ends fit; `nil` where they do not belong together.
  private func cost(_ a: End, _ b: End) -> Double? {
    let gap = b.point - a.point
    let width = max(a.width, b.width)
    let reach = 420 / model.umPerPx + 2 * width
    guard abs(gap.x) < reach, abs(gap.y) < reach, gap.length < reach else { return nil }
    let turn = -a.direction.dot(b.direction)
    guard turn > 0.95, max(a.width, b.width) < 1.5 * min(a.width, b.width) else { return nil }
    guard max(a.amplitude, b.amplitude) < 1.7 * min(a.amplitude, b.amplitude) else { return nil }
    // Straight ahead of each other.
    let axis = (a.direction - b.direction).normalized
    guard gap.dot(axis) > 0, abs(gap.cross(axis)) < 0.35 * width + 0.08 * gap.length else { return nil }
    let steps = max(2, Int(gap.length))
    var hidden = 0
    for k in 1..<steps {
      let p = a.point + (Double(k) / Double(steps)) * gap
      let v = model.contrast.sample(p)
      if v < 0.5 * min(a.amplitude, b.amplitude) && model.opposite.sample(p) < 0.35 { hidden += 1 }
    }
    // A bubble's rim or a glint may hide a short stretch of a shaft that goes on exactly where it must.
    let isExact = turn > 0.985 && abs(gap.cross(axis)) < 0.15 * width + 0.03 * gap.length
    guard Double(hidden) * model.umPerPx <= (isExact ? 200 : 0) else { return nil }
    guard isExact || gap.length < max(2.5 * width, 160 / model.umPerPx) + 2 * width else { return nil }
    return 4 * (1 - turn) + abs(gap.cross(axis)) / width + gap.length / reach
  }
}
