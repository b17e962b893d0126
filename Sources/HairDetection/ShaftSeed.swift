import Geometry
import Imaging

/// A piece of a ridge over which the width hardly changes: most likely one hair, seen alone.
struct ShaftSeed {
  var ribbon: Ribbon
  /// Share of the edges that are clear, 0 to 1.
  var clarity: Double
}

/// Measures ridge chains and cuts them into pieces of constant width.
struct SeedFinder {
  let contrast: Plane
  let umPerPx: Double
  let maxWidthUm = 135.0
  let minWidthUm = 8.0

  func seeds(from chain: RidgeChain) -> [ShaftSeed] {
    let raw = smoothed(chain.points.map(\.position))
    let line = Polyline(raw).resampled(spacing: 2).points
    guard line.count >= 3 else { return [] }
    let maxHalf = maxWidthUm / umPerPx / 2 * 1.5
    // Per point: amplitude on the crest, the two half-widths at half amplitude.
    var amp: [Double] = [], left: [Double] = [], right: [Double] = []
    for i in line.indices {
      let t = (line[min(i + 1, line.count - 1)] - line[max(i - 1, 0)]).normalized
      let n = t.perpendicular
      var a = 0.0
      for k in -1...1 { a = max(a, contrast.sample(line[i] + (Double(k) * 0.5) * n)) }
      amp.append(a)
    }
    let sortedAmp = amp.sorted()
    let a0 = sortedAmp[sortedAmp.count * 6 / 10]
    guard a0 > 0.02 else { return [] }
    for i in line.indices {
      let t = (line[min(i + 1, line.count - 1)] - line[max(i - 1, 0)]).normalized
      let n = t.perpendicular
      let level = 0.5 * a0
      left.append(crossing(line[i], -n, level: level, limit: maxHalf))
      right.append(crossing(line[i], n, level: level, limit: maxHalf))
    }
    var result: [ShaftSeed] = []
    let total = zip(left, right).map(+)
    // Runs of constant width.
    var start = 0
    while start < line.count {
      var end = start
      var runWidth = total[start]
      var lo = runWidth, hi = runWidth
      while end + 1 < line.count {
        let wNext = total[end + 1]
        let nlo = min(lo, wNext), nhi = max(hi, wNext)
        if nhi - nlo > max(1.6, 0.35 * nlo) { break }
        lo = nlo
        hi = nhi
        end += 1
      }
      let run = start...end
      runWidth = total[run].sorted()[run.count / 2]
      if run.count >= 3 && runWidth < 2 * maxHalf * 0.98 {
        if let seed = seed(line, run, left, right, amp) { result.append(seed) }
      }
      start = end + 1
    }
    return result
  }

  private func seed(_ line: [Point], _ run: ClosedRange<Int>, _ left: [Double], _ right: [Double], _ amp: [Double])
    -> ShaftSeed?
  {
    func quantile(_ v: ArraySlice<Double>, _ q: Double) -> Double {
      let s = v.sorted()
      return s[Int(Double(s.count - 1) * q)]
    }
    let l = quantile(left[run], 0.4), r = quantile(right[run], 0.4)
    let width = l + r
    guard width * umPerPx <= maxWidthUm, width * umPerPx >= minWidthUm else { return nil }
    let a = quantile(amp[run], 0.5)
    guard a > 0 else { return nil }
    let shift = (r - l) / 2
    var pts: [Point] = []
    for i in run {
      let t = (line[min(i + 1, line.count - 1)] - line[max(i - 1, 0)]).normalized
      pts.append(line[i] + shift * t.perpendicular)
    }
    return ShaftSeed(ribbon: Ribbon(points: pts, width: width, amplitude: a), clarity: 1)
  }

  private func crossing(_ p: Point, _ n: Point, level: Double, limit: Double) -> Double {
    var previous = contrast.sample(p)
    var t = 0.0
    let step = 0.5
    while t < limit {
      t += step
      let v = contrast.sample(p + t * n)
      if v < level {
        let f = previous > v ? (previous - level) / (previous - v) : 0.5
        return t - step + step * min(1, max(0, f))
      }
      previous = v
    }
    return limit
  }

  private func smoothed(_ p: [Point]) -> [Point] {
    guard p.count > 4 else { return p }
    var out = p
    let r = 3
    for i in p.indices {
      let k = min(r, i, p.count - 1 - i)
      var s = Point.zero
      for j in (i - k)...(i + k) { s += p[j] }
      out[i] = s / Double(2 * k + 1)
    }
    return out
  }
}
