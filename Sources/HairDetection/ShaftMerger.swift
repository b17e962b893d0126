import Geometry
import Imaging

/// Makes one shaft of two that are one: the same hair traced twice, or its two dark sides along a bright streak.
struct ShaftMerger {
  let model: ShaftModel
  let refiner: ShaftRefiner
  /// The width of a thick shaft in this photo, grid pixels.
  let usualWidth: Double
  let worth: (Int) -> Double

  func mergeAll() {
    for id in model.order {
      guard let r = model.shafts[id]?.ribbon else { continue }
      let line = NearestOnPolyline(Polyline(r.points))
      for other in model.near(model.box(r, margin: 2), except: id) {
        guard let q = model.shafts[other]?.ribbon, q.length <= r.length || (q.length == r.length && other > id) else {
          continue
        }
        let beside = Beside(q, along: r, line)
        let wider = max(r.width, q.width)
        let isSame = beside.distance < 0.4 * wider && beside.spread < 0.4 * wider
        // A narrow line that winds within a wide one.
        let isInside = beside.far < 0.5 * wider + 1 && min(r.width, q.width) < 0.75 * wider
        if beside.share > (r.length * model.umPerPx > 2000 ? 0.75 : 0.85) && (isSame || isInside) {
          // The same hair twice. A line along one side of a shaft does not know its width.
          if q.length < 0.6 * r.length && r.length * model.umPerPx > 2000 {
            model.remove(other)
            if q.width > r.width && q.length > 0.3 * r.length {
              var whole = r
              whole.width = q.width
              whole.points = beside.moved
              model.replace(id, with: refiner.refined(whole, except: id).settled(in: model.contrast))
              break
            }
          } else if worth(id) >= worth(other) {
            model.remove(other)
          } else {
            model.remove(id)
            break
          }
        } else if isStreaked(r, q, beside) {
          var whole = r
          whole.points = beside.between
          whole.amplitudes = []
          whole.width = beside.distance + (r.width + q.width) / 2
          whole.amplitude = max(r.amplitude, q.amplitude)
          model.remove(other)
          model.replace(id, with: refiner.refined(whole, except: id))
          break
        } else if let whole = wide(id, r, other, q, beside) {
          model.remove(other)
          model.replace(id, with: whole)
          break
        }
      }
    }
  }

  /// Two thin lines that begin and end together, side by side, with no skin between them.
  private func isStreaked(_ r: Ribbon, _ q: Ribbon, _ beside: Beside) -> Bool {
    let whole = beside.distance + (r.width + q.width) / 2
    guard max(r.width, q.width) < 0.62 * usualWidth, whole < 1.35 * usualWidth else { return false }
    guard beside.share > 0.8, q.length > 0.65 * r.length, beside.spread < 0.25 * whole else { return false }
    return contrast(along: beside.between) > 0.35 * min(r.amplitude, q.amplitude)
  }

  private func contrast(along line: [Point]) -> Double {
    let values = line.map(model.contrast.sample).sorted()
    return values[values.count / 2]
  }

  /// The one shaft that explains the photo as well as two side by side that begin and end together; `nil` if none does.
  private func wide(_ id: Int, _ r: Ribbon, _ other: Int, _ q: Ribbon, _ beside: Beside) -> Ribbon? {
    let width = beside.distance + (r.width + q.width) / 2
    guard beside.share > 0.8, q.length > 0.65 * r.length, beside.spread < 0.2 * width, width < 1.6 * usualWidth,
      width * model.umPerPx < Ribbon.widestUm, contrast(along: beside.between) > 0.85 * min(r.amplitude, q.amplitude)
    else { return nil }
    let box = model.box(r, margin: width)
    let before = model.misfit(in: box, amplitude: r.amplitude)
    var whole = r
    whole.points = beside.between
    whole.amplitudes = []
    whole.width = width
    model.remove(other)
    whole = refiner.refined(whole.remeasured(in: model.contrast), except: id)
    model.replace(id, with: whole)
    let after = model.misfit(in: box, amplitude: r.amplitude)
    model.restore(other, q)
    model.replace(id, with: r)
    return after - before < 0.4 * model.leastGain(ofTwo: r, q) ? whole : nil
  }

  /// How one ribbon lies beside a longer one.
  private struct Beside {
    /// Share of the shorter ribbon that runs along the longer.
    var share = 0.0
    /// Median distance of the centrelines.
    var distance = Double.infinity
    /// The distance's 90 % point.
    var far = Double.infinity
    /// Difference between the distance's 90 % and 10 % points.
    var spread = Double.infinity
    /// The longer ribbon's line, moved half-way to the shorter where that runs beside it.
    var between: [Point] = []
    /// The longer ribbon's line, moved onto the shorter where that runs beside it.
    var moved: [Point] = []

    init(_ q: Ribbon, along r: Ribbon, _ line: NearestOnPolyline) {
      let reach = 2 * (r.width + q.width)
      var distances: [Double] = []
      var n = 0
      for i in stride(from: 0, to: q.points.count, by: 2) {
        n += 1
        guard line.mayBeNear(q.points[i], reach: reach) else { continue }
        let near = line.nearest(to: q.points[i])
        if near.distance > reach { continue }
        let t = q.points.tangent(at: i)
        let u = (r.points[near.segment + 1] - r.points[near.segment]).normalized
        if abs(t.dot(u)) < 0.97 { continue }
        distances.append(near.distance)
      }
      guard distances.count * 2 > n else { return }
      let other = NearestOnPolyline(Polyline(q.points))
      distances.sort()
      share = Double(distances.count) / Double(n)
      distance = distances[distances.count / 2]
      far = distances[distances.count * 9 / 10]
      spread = distances[distances.count * 9 / 10] - distances[distances.count / 10]
      between = r.points.map { p in
        let near = other.nearest(to: p)
        let beside =
          q.points[near.segment] + near.fraction * (q.points[near.segment + 1] - q.points[near.segment])
        return near.distance < 2 * distance + 2 ? 0.5 * (p + beside) : p
      }
      moved = r.points.map { p in
        let near = other.nearest(to: p)
        let beside =
          q.points[near.segment] + near.fraction * (q.points[near.segment + 1] - q.points[near.segment])
        return near.distance < 2 * distance + 2 ? beside : p
      }
    }
  }
}
