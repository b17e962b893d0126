import Geometry
import Imaging

/// Cuts lines that run from the tip of one hair on into the root of the next.
///
/// Where clipped hairs lie the same way, one often ends where another begins: the line goes on, but its width or its
/// course changes.
struct ShaftCutter {
  let model: ShaftModel
  let refiner: ShaftRefiner
  /// Given, only lines are cut that are longer.
  private let clipLength: ClipLength?
  /// No piece is shorter, micrometres.
  private let leastLengthUm = 130.0
  /// Longer lines are no clipped hairs, micrometres.
  private let clippedUm = 2600.0

  init(model: ShaftModel, refiner: ShaftRefiner, clipLength: ClipLength? = nil) {
    self.model = model
    self.refiner = refiner
    self.clipLength = clipLength
  }

  /// - Returns: each piece with the line that it was cut from.
  @discardableResult
  func cutAll() -> [(piece: Int, whole: Int)] {
    var out: [(piece: Int, whole: Int)] = []
    var todo = model.order
    var next = 0
    while next < todo.count {
      let id = todo[next]
      next += 1
      guard let r = model.shafts[id]?.ribbon, r.length * model.umPerPx > 2.5 * leastLengthUm, mayBeTwo(r) else {
        continue
      }
      let pieces = cut(id, r)
      out += pieces.map { ($0, id) }
      if clipLength != nil { todo += pieces }
    }
    return out
  }

  private func mayBeTwo(_ r: Ribbon) -> Bool {
    clipLength == nil ? r.length * model.umPerPx < clippedUm : excess(r) > 0
  }

  /// What a line is too long for one hair, as an area.
  private func excess(_ r: Ribbon) -> Double {
    (clipLength?.excess(r.length) ?? 0) * Self.excessCost / model.umPerPx * r.width
  }

  private static let excessCost = 120.0

  /// - Returns: the pieces, if the line was cut.
  private func cut(_ id: Int, _ r: Ribbon) -> [Int] {
    let places = mostTelling(r)
    guard !places.isEmpty else { return [] }
    let box = model.box(r, margin: 8)
    let before =
      model.misfit(in: box, amplitude: r.amplitude) + ShaftRefiner.unlikeliness(of: r)
      + excess(r)
    var best: (gain: Double, a: Ribbon, b: Ribbon)?
    for place in places {
      model.remove(id)
      var a = piece(r, Array(r.points[...place.end])), b = piece(r, Array(r.points[place.start...]))
      let ia = model.add(a), ib = model.add(b)
      for _ in 0..<2 {
        a = refiner.refined(a, except: ia, sweeps: 2).remeasured(in: model.contrast)
        model.replace(ia, with: a)
        b = refiner.refined(b, except: ib, sweeps: 2).remeasured(in: model.contrast)
        model.replace(ib, with: b)
      }
      let after =
        model.misfit(in: box, amplitude: r.amplitude) + ShaftRefiner.unlikeliness(of: a)
        + ShaftRefiner.unlikeliness(of: b) + excess(a) + excess(b)
      model.remove(ia)
      model.remove(ib)
      model.restore(id, r)
      let need = 60 / model.umPerPx * max(a.width, b.width)
      if before - after - need > best?.gain ?? 0 { best = (before - after - need, a, b) }
    }
    guard let best else { return [] }
    model.remove(id)
    return [model.add(best.a), model.add(best.b)]
  }

  private func piece(_ r: Ribbon, _ points: [Point]) -> Ribbon {
    var out = r
    out.points = points
    out.amplitudes = []
    out.width = max(0.4 * r.width, Self.median(out.shownWidths(in: model.contrast)))
    return out.remeasured(in: model.contrast)
  }

  /// Where a line may be cut: the last point of the one piece and the first of the other.
  private struct Place {
    var end: Int
    var start: Int
  }

  /// The places where a cut would explain most: by a step of width, or by straighter pieces, or by bare skin.
  private func mostTelling(_ r: Ribbon) -> [Place] {
    let w = r.shownWidths(in: model.contrast)
    let margin = Int(leastLengthUm / model.umPerPx / 2) + 1
    guard w.count > 2 * margin + 2 else { return [] }
    func deviation(_ v: ArraySlice<Double>) -> Double {
      let m = Self.median(Array(v))
      return v.reduce(0) { $0 + abs($1 - m) }
    }
    let whole = 2 * deviation(w[...]) + ShaftRefiner.unlikeliness(of: r) + excess(r)
    var ranked: [(gain: Double, k: Int)] = []
    for k in stride(from: margin, to: w.count - margin, by: 3) {
      var a = r, b = r
      a.points = Array(r.points[...k])
      b.points = Array(r.points[k...])
      let parts =
        2 * (deviation(w[..<k]) + deviation(w[k...])) + ShaftRefiner.unlikeliness(of: a)
        + ShaftRefiner.unlikeliness(of: b) + excess(a) + excess(b)
      ranked.append((whole - parts, k))
    }
    ranked.sort { $0.gain != $1.gain ? $0.gain > $1.gain : $0.k < $1.k }
    guard let best = ranked.first, best.gain > 0.5 * 60 / model.umPerPx * r.width else { return [] }
    let second = ranked.first { abs($0.k - best.k) > 2 * margin / 3 }
    return ([best.k] + (second.map { [$0.k] } ?? [])).map { Place(end: $0, start: $0) }
      + (clipLength == nil ? [] : [barest(r, margin: margin)].compactMap { $0 })
  }

  /// The stretch between a line's ends where least of a shaft shows; `nil` where one shows everywhere.
  private func barest(_ r: Ribbon, margin: Int) -> Place? {
    let contrast = r.points.map(model.contrast.sample)
    func mean(_ k: Int) -> Double { contrast[(k - 2)...(k + 2)].reduce(0, +) / 5 }
    let candidates = max(2, margin)..<min(contrast.count - 2, contrast.count - margin)
    guard let barest = candidates.min(by: { mean($0) < mean($1) }) else { return nil }
    let bare = 0.5 * r.amplitude
    guard mean(barest) < bare else { return nil }
    var place = Place(end: barest, start: barest)
    while place.end > margin, contrast[place.end] < bare { place.end -= 1 }
    while place.start < contrast.count - margin, contrast[place.start] < bare { place.start += 1 }
    return place
  }

  private static func median(_ v: [Double]) -> Double { v.sorted()[v.count / 2] }
}
