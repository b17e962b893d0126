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
  /// The width of a thick shaft in this photo, grid pixels.
  let usualWidth: Double
  let minWidthUm = 8.0

  func seeds(from chain: RidgeChain) -> [ShaftSeed] {
    straightParts(Polyline(smoothed(chain.points.map(\.position))).resampled(spacing: 2).points).flatMap(seeds(along:))
  }

  /// The line cut where it turns a corner.
  private func straightParts(_ line: [Point]) -> [[Point]] {
    var parts: [[Point]] = []
    var start = 0
    var i = 4
    while i + 4 < line.count {
      if (line[i] - line[i - 4]).normalized.dot((line[i + 4] - line[i]).normalized) < 0.82 {
        parts.append(Array(line[start...(i - 1)]))
        start = i + 1
        i += 5
      } else {
        i += 1
      }
    }
    parts.append(Array(line[start...]))
    return parts
  }

  private func seeds(along line: [Point]) -> [ShaftSeed] {
    guard line.count >= 3 else { return [] }
    let maxHalf = Ribbon.widestUm / umPerPx * 1.3
    // Per point: amplitude on the crest, the two half-widths at half amplitude.
    var amp: [Double] = [], left: [Double] = [], right: [Double] = []
    for i in line.indices {
      let t = line.tangent(at: i)
      let n = t.perpendicular
      var a = 0.0
      for k in -1...1 { a = max(a, contrast.sample(line[i] + (Double(k) * 0.5) * n)) }
      amp.append(a)
    }
    let sortedAmp = amp.sorted()
    let a0 = sortedAmp[sortedAmp.count * 6 / 10]
    guard a0 > 0.02 else { return [] }
    for i in line.indices {
      let t = line.tangent(at: i)
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
      if run.count >= 3 && runWidth < Ribbon.widestUm / umPerPx {
        if let seed = seed(line, run, left, right, amp) { result.append(seed) }
      }
      start = end + 1
    }
    result += flushSeeds(line, left, right, amp, maxHalf)
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
    guard width * umPerPx <= Ribbon.widestUm, width * umPerPx >= minWidthUm else { return nil }
    let a = quantile(amp[run], 0.5)
    guard a > 0 else { return nil }
    let shift = (r - l) / 2
    var pts: [Point] = []
    for i in run {
      let t = line.tangent(at: i)
      pts.append(line[i] + shift * t.perpendicular)
    }
    return ShaftSeed(ribbon: Ribbon(points: pts, width: width, amplitude: a), clarity: 1)
  }

  /// Where a dark band is too wide for one shaft: a shaft along each of its edges.
  private func flushSeeds(
    _ line: [Point], _ left: [Double], _ right: [Double], _ amp: [Double], _ maxHalf: Double
  ) -> [ShaftSeed] {
    var result: [ShaftSeed] = []
    var start = 0
    while start < line.count {
      guard left[start] + right[start] > 1.3 * usualWidth else {
        start += 1
        continue
      }
      var end = start
      while end + 1 < line.count && left[end + 1] + right[end + 1] > 1.2 * usualWidth { end += 1 }
      let run = start...end
      start = end + 1
      guard run.count >= 5 else { continue }
      let band = run.map { left[$0] + right[$0] }.sorted()[run.count / 2]
      let width = min(usualWidth, max(0.5 * band, 0.6 * usualWidth))
      let a = amp[run].sorted()[run.count / 2]
      for side in [-1.0, 1.0] {
        var points: [Point] = []
        for i in run {
          let edge = side < 0 ? left[i] : right[i]
          if edge > maxHalf * 0.98 { continue }
          let t = line.tangent(at: i)
          points.append(line[i] + (side * (edge - width / 2)) * t.perpendicular)
        }
        if points.count >= 5 {
          result.append(ShaftSeed(ribbon: Ribbon(points: smoothed(points), width: width, amplitude: a), clarity: 0.5))
        }
      }
    }
    return result
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
