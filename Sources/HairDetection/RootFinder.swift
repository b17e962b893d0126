import Elementary
import Geometry
import Imaging

/// Tells root from tip: by how each end looks, and because neighbouring hairs lie the same way.
struct RootFinder {
  let contrast: ContrastField
  let umPerPx: Double

  /// The same shafts, each with its root first.
  func directed(_ shafts: [FoundShaft]) -> [FoundShaft] {
    let own = shafts.map(ownEvidence)
    let directions = shafts.map { s in (s.ribbon.points[s.ribbon.points.count - 1] - s.ribbon.points[0]).normalized }
    let middles = shafts.map { s in s.ribbon.points[s.ribbon.points.count / 2] }
    // Mean field of directions: each shaft hears its own ends and its neighbours' opinions.
    let reach = 1500 / umPerPx
    var belief = own.map { Elementary.tanh(0.5 * $0) }
    var links: [[(Int, Double)]] = Array(repeating: [], count: shafts.count)
    for i in shafts.indices {
      for j in shafts.indices where i != j {
        let d = middles[i].distance(to: middles[j])
        if d < reach * 1.6 {
          let along = directions[i].dot(directions[j])
          links[i].append((j, along * abs(along) * Elementary.exp(-d * d / (reach * reach))))
        }
      }
    }
    for _ in 0..<30 {
      var next = belief
      for i in shafts.indices {
        var field = own[i]
        for (j, weight) in links[i] { field += 0.5 * weight * belief[j] }
        next[i] = 0.5 * belief[i] + 0.5 * Elementary.tanh(0.5 * field)
      }
      belief = next
    }
    return shafts.indices.map { i in
      var s = shafts[i]
      if belief[i] < 0 { s.ribbon.points.reverse() }
      s.rootConfidence = 0.5 + 0.5 * abs(belief[i])
      return s
    }
  }

  /// ln(odds that the first point is the root), from the two ends alone.
  private func ownEvidence(_ s: FoundShaft) -> Double {
    let plane = s.polarity == .dark ? contrast.dark : contrast.light
    let sign = s.polarity == .dark ? 1.0 : -1.0
    func end(_ points: [Point]) -> EndEvidence {
      EndEvidence(
        points, width: s.ribbon.width, amplitude: s.amplitude, shade: contrast.shade, contrast: plane, sign: sign,
        umPerPx: umPerPx)
    }
    let a = end(s.ribbon.points.reversed()), b = end(s.ribbon.points)
    let beyond = 8 * (a.beyond - b.beyond)
    let fall = 0.2 * (a.fall - b.fall)
    return min(2.5, max(-2.5, beyond)) + min(1.5, max(-1.5, fall))
  }
}
