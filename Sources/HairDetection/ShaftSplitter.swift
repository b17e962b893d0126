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
    let misfit1 = model.misfit(in: box, amplitude: r.amplitude)
    model.replace(id, with: single2)
    let misfit2 = model.misfit(in: box, amplitude: r.amplitude)
    let r = misfit1 <= misfit2 ? single1 : single2
    model.replace(id, with: r)
    let before = min(misfit1, misfit2)
    var best: (gain: Double, a: Ribbon, b: Ribbon)?
    let single = min(r.width, 1.15 * usualWidth)
    let others = model.prediction(in: box, except: id)
    let pairs = Start.all(width: r.width, single: single).map { start -> (misfit: Double, a: Ribbon, b: Ribbon) in
      func side(_ d: Double) -> Ribbon {
        var out = shifted(r, by: d, course: start.course)
        out.width = start.width
        return out.remeasured(in: model.contrast)
      }
      let a = side(start.offset), b = side(-start.offset)
      var prediction = others
      for shaft in [a, b] { ShaftModel.render(shaft, in: box, into: &prediction) }
      return (model.misfit(box, prediction, amplitude: r.amplitude), a, b)
    }
    for start in pairs.enumerated().sorted(by: { ($0.element.misfit, $0.offset) < ($1.element.misfit, $1.offset) })
      .prefix(Self.tries)
    {
      var a = start.element.a, b = start.element.b
      model.remove(id)
      let ia = model.add(a)
      a = refiner.refined(a, except: ia, sweeps: 1)
      model.replace(ia, with: a)
      let ib = model.add(b)
      b = refiner.refined(b, except: ib, sweeps: 1)
      model.replace(ib, with: b)
      a = refiner.refined(a, except: ia, sweeps: 1)
      model.replace(ia, with: a)
      let after = model.misfit(in: box, amplitude: r.amplitude)
      model.remove(ia)
      model.remove(ib)
      model.restore(id, r)
      guard min(a.width, b.width) * model.umPerPx > 12, before - after > model.leastGain(ofTwo: a, b) else { continue }
      if before - after > best?.gain ?? 0 { best = (before - after, a, b) }
    }
    if let best {
      model.remove(id)
      model.add(best.a)
      model.add(best.b)
    }
  }

  /// So many of the ways in which two may lie in one are fitted.
  private static let tries = 2

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

  /// Moved sideways by `d` × the course at each point.
  private func shifted(_ r: Ribbon, by d: Double, course: Start.Course) -> Ribbon {
    var out = r
    let p = r.points
    for i in p.indices {
      let n = p.tangent(at: i).perpendicular
      out.points[i] = p[i] + (d * course.at(2 * Double(i) / Double(max(1, p.count - 1)) - 1)) * n
    }
    out.amplitudes = []
    return out
  }

  /// How two shafts may lie in one wide line before they are fitted.
  private struct Start {
    enum Course {
      /// Side by side; closer at the first or at the last point; crossing in the middle.
      case parallel, fromFirst, fromLast, crossing

      /// The offset at `t`, −1 at the first point and 1 at the last, ÷ that of parallel shafts.
      func at(_ t: Double) -> Double {
        switch self {
        case .parallel: 1
        case .fromFirst: 1 + 0.7 * t
        case .fromLast: 1 - 0.7 * t
        case .crossing: 1.4 * t
        }
      }
    }

    var width: Double
    var offset: Double
    var course: Course

    /// - Parameters:
    ///   - width: of the line.
    ///   - single: of a thick shaft in this photo.
    static func all(width: Double, single: Double) -> [Start] {
      [.parallel, .fromFirst, .fromLast].map { Start(width: 0.6 * width, offset: 0.25 * width, course: $0) }
        + [.parallel, .crossing].map { Start(width: single, offset: 0.45 * single, course: $0) }
    }
  }
}
