import Geometry
import Imaging

/// Places the root of a shaft that comes out of the skin alone where its contrast drops the most.
///
/// Beyond the root the shaft goes on under the skin and darkens it, less and less: half the shaft's contrast is often
/// reached only some way into that shadow, but the steepest drop is where the shaft leaves the skin.
struct RootPlacement {
  let contrast: ContrastField
  let umPerPx: Double

  /// - Parameter shafts: each with its root first.
  func placed(_ shafts: [FoundShaft]) -> [FoundShaft] {
    shafts.indices.map { i in isFree(i, shafts) ? placed(shafts[i]) : shafts[i] }
  }

  private func placed(_ shaft: FoundShaft) -> FoundShaft {
    let plane = shaft.polarity == .dark ? contrast.dark : contrast.light
    let amplitude = shaft.amplitude
    // From inside the shaft out through the root.
    let inward = min(150 / umPerPx, 0.4 * shaft.ribbon.length), outward = 50 / umPerPx
    let line = Polyline(shaft.ribbon.points).resampled(spacing: 1).points
    let first = Int(inward)
    guard line.count > first + Int(60 / umPerPx) + 2 else { return shaft }
    let step = (line[0] - line[min(line.count - 1, Int(45 / umPerPx) + 1)]).normalized
    var path = Array(line[0...min(line.count - 1, first + Int(40 / umPerPx))].reversed())
    for k in 1...Int(outward + 40 / umPerPx) { path.append(line[0] + Double(k) * step) }
    let quarter = 0.25 * shaft.ribbon.width
    var profile: [Double] = []
    for k in path.indices {
      let n = path.tangent(at: k).perpendicular
      guard plane.contains(path[k], margin: 1) else { break }
      profile.append(
        (plane.sample(path[k]) + plane.sample(path[k] + quarter * n) + plane.sample(path[k] - quarter * n)) / 3)
    }
    let reach = max(2, Int(40 / umPerPx))
    var best = (drop: 0.0, k: -1)
    guard profile.count > 2 * reach + 1 else { return shaft }
    for k in reach..<(profile.count - reach) {
      let before = profile[(k - reach)..<k].reduce(0, +), after = profile[(k + 1)...(k + reach)].reduce(0, +)
      let drop = (before - after) / Double(reach)
      if drop > best.drop { best = (drop, k) }
    }
    guard best.drop > 0.25 * amplitude else { return shaft }
    // The path's point of the old root.
    let old = path.count - 1 - Int(outward + 40 / umPerPx)
    var out = shaft
    if best.k < old {
      let keep = Array(line.dropFirst(old - best.k))
      guard keep.count > 3 else { return shaft }
      out.ribbon.points = Polyline(keep).resampled(spacing: 2).points
    } else if best.k > old {
      out.ribbon.points = Polyline(path[(old + 1)...best.k].reversed() + line).resampled(spacing: 2).points
    }
    out.ribbon.amplitudes = []
    return out
  }

  /// Whether no other shaft lies near a shaft's root.
  private func isFree(_ i: Int, _ shafts: [FoundShaft]) -> Bool {
    let r = shafts[i].ribbon
    let root = Array(r.points.prefix(Int(80 / umPerPx / 2) + 2))
    for j in shafts.indices where j != i {
      let q = shafts[j].ribbon
      let reach = (r.width + q.width) / 2 + 2
      let line = Polyline(q.points)
      guard line.nearest(to: root[0]).distance < reach + 200 / umPerPx else { continue }
      if root.contains(where: { line.nearest(to: $0).distance < reach }) { return false }
    }
    return true
  }
}
