import Geometry
import Imaging

/// Replaces a shaft by two side by side where two explain the photo clearly better.
struct ShaftSplitter {
  let model: ShaftModel
  let refiner: ShaftRefiner
  /// The width of a thick shaft in this photo, grid pixels.
  let usualWidth: Double

  func splitAll() {
    for id in model.order {
      guard let r = model.shafts[id]?.ribbon, r.length * model.umPerPx < 1600 else { continue }
      split(id, r)
    }
  }

  private func split(_ id: Int, _ r: Ribbon) {
    let box = model.box(r, margin: r.width)
    // Only what is badly explained is worth a second look.
    guard r.width > 1.15 * usualWidth || stray(r) > 0.22 * r.width * r.length else { return }
    // The fair rival of two is the best single shaft.
    var wide = r
    wide.width = min(130 / model.umPerPx, 1.12 * r.width)
    let single1 = refiner.refined(r.remeasured(in: model.contrast), except: id, sweeps: 2)
    let single2 = refiner.refined(wide.remeasured(in: model.contrast), except: id, sweeps: 2)
    model.replace(id, with: single1)
    let misfit1 = model.misfit(box, model.prediction(in: box), amplitude: r.amplitude)
    model.replace(id, with: single2)
    let misfit2 = model.misfit(box, model.prediction(in: box), amplitude: r.amplitude)
    let r = misfit1 <= misfit2 ? single1 : single2
    model.replace(id, with: r)
    let before = min(misfit1, misfit2)
    var best: (gain: Double, a: Ribbon, b: Ribbon)?
    let single = min(r.width, 1.15 * usualWidth)
    for (widthA, widthB, offset) in [(0.6 * r.width, 0.6 * r.width, 0.25 * r.width), (single, single, 0.45 * single)] {
      for lean in widthA == single ? [0.0] : [-0.35, 0.0, 0.35] {
        model.remove(id)
        var a = shifted(r, by: -offset, lean: lean), b = shifted(r, by: offset, lean: -lean)
        a.width = widthA
        b.width = widthB
        a = a.remeasured(in: model.contrast)
        b = b.remeasured(in: model.contrast)
        let ia = model.add(a)
        a = refiner.refined(a, except: ia, sweeps: 1)
        model.replace(ia, with: a)
        let ib = model.add(b)
        b = refiner.refined(b, except: ib, sweeps: 1)
        model.replace(ib, with: b)
        a = refiner.refined(a, except: ia, sweeps: 1)
        model.replace(ia, with: a)
        let after = model.misfit(box, model.prediction(in: box), amplitude: r.amplitude)
        model.remove(ia)
        model.remove(ib)
        model.restore(id, r)
        let thinner = min(a.width, b.width), shorter = min(a.length, b.length)
        let need = max(60 / model.umPerPx * thinner, 0.3 * thinner * shorter)
        guard thinner * model.umPerPx > 12, before - after > need else { continue }
        if before - after > best?.gain ?? 0 { best = (before - after, a, b) }
      }
    }
    if let best {
      model.remove(id)
      model.add(best.a)
      model.add(best.b)
    }
  }

  /// Unexplained contrast within the shaft and close beside it, as an area.
  private func stray(_ r: Ribbon) -> Double {
    let b = model.box(r, margin: 6)
    let p = model.prediction(in: b)
    var near = [Float](repeating: 0, count: b.width * b.height)
    ShaftModel.render(r, in: b, into: &near, amplitude: 1, widen: 10)
    let a = Float(r.amplitude)
    var sum: Float = 0
    for y in b.y0...b.y1 {
      let c = model.contrast.row(y), o = model.opposite.row(y)
      for x in b.x0...b.x1 {
        let k = (y - b.y0) * b.width + x - b.x0
        if near[k] > 0.5 && o[x] < 0.35 { sum += min(1, max(0, abs(max(c[x], 0) - p[k]) / a - 0.25)) }
      }
    }
    return Double(sum)
  }

  /// Moved sideways by `d`, turned about the middle by `lean` × `d` at the ends.
  private func shifted(_ r: Ribbon, by d: Double, lean: Double) -> Ribbon {
    var out = r
    let p = r.points
    for i in p.indices {
      let n = (p[min(i + 1, p.count - 1)] - p[max(i - 1, 0)]).normalized.perpendicular
      let t = 2 * Double(i) / Double(max(1, p.count - 1)) - 1
      out.points[i] = p[i] + (d * (1 + 2 * lean * t)) * n
    }
    out.amplitudes = []
    return out
  }
}
