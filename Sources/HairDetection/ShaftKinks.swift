import Elementary
import Geometry
import Imaging

/// Finds where a traced line goes over from one hair to another: its course, its colour or its width changes at once.
struct ShaftKinks {
  let field: ContrastField
  let contrast: Plane
  let umPerPx: Double
  /// A line is cut where one hair would be this unlikely, as a logarithm.
  var limit = 6.0
  /// The stretch on each side that is compared, micrometres.
  private let stretchUm = 260.0
  /// No piece is shorter, micrometres.
  private let leastUm = 120.0

  init(field: ContrastField, contrast: Plane, umPerPx: Double, limit: Double = 6) {
    self.field = field
    self.contrast = contrast
    self.umPerPx = umPerPx
    self.limit = limit
  }

  /// The pieces between kinks, at least one.
  func pieces(_ r: Ribbon) -> [Ribbon] {
    var out: [Ribbon] = []
    var todo = [r]
    while let next = todo.popLast() {
      guard let k = sharpest(next) else {
        out.append(next)
        continue
      }
      for part in [next.points[...k], next.points[k...]] {
        var piece = next
        piece.points = Array(part)
        piece.amplitudes = []
        todo.append(piece)
      }
    }
    return out
  }

  /// The point where it is least likely that one hair goes on, if that is below the limit.
  private func sharpest(_ r: Ribbon) -> Int? {
    let p = r.points
    let least = Int(leastUm / umPerPx / 2) + 1, reach = stretchUm / umPerPx
    let skipped = max(1, Int(r.width / 3)), stretch = Int(reach / 2)
    guard p.count > 2 * least + 2 else { return nil }
    let red = p.map { field.redLoss.sample($0) }, cool = p.map { field.coolLoss.sample($0) }
    let widths = r.shownWidths(in: contrast).map { Elementary.log($0) }
    var best = (cost: limit, k: -1)
    for k in stride(from: least, to: p.count - least, by: 3) {
      let a = ShaftEnd(p[...(k - skipped)], reach: reach)
      let b = ShaftEnd(ArraySlice(p[(k + skipped)...].reversed()), reach: reach)
      guard let course = ShaftEnd.discontinuity(a, b, width: r.width, umPerPx: umPerPx) else { return k }
      let before = max(0, k - stretch)...(k - skipped), after = (k + skipped)...min(p.count - 1, k + stretch)
      let dr = Self.step(red, before, after, spread: 0.08), dc = Self.step(cool, before, after, spread: 0.08)
      let dw = Self.step(widths, before, after, spread: 0.15, ownSpread: true)
      // Streaks of reflected light and shadows make colours differ much, now and then.
      let cost = course + 0.7 * Elementary.log(1 + dr * dr + dc * dc) + 0.5 * dw * dw
      if cost > best.cost { best = (cost, k) }
    }
    return best.k < 0 ? nil : best.k
  }

  /// The difference of the medians of two stretches, in units of `spread` and, if asked for, of their own quartiles'.
  private static func step(
    _ v: [Double], _ before: ClosedRange<Int>, _ after: ClosedRange<Int>, spread: Double, ownSpread: Bool = false
  ) -> Double {
    let a = v[before].sorted(), b = v[after].sorted()
    func quartiles(_ s: [Double]) -> Double { s[s.count * 3 / 4] - s[s.count / 4] }
    let own = ownSpread ? quartiles(a) + quartiles(b) : 0
    return (b[b.count / 2] - a[a.count / 2]) / (spread * spread + own * own).squareRoot()
  }
}
