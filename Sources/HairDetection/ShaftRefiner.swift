import Geometry
import Imaging

/// Moves, bends, lengthens and widens one shaft until it fits best beside its neighbours.
struct ShaftRefiner {
  let model: ShaftModel

  func refined(_ id: Int, sweeps: Int = 2) -> Ribbon? {
    guard let s = model.shafts[id] else { return nil }
    return refined(s.ribbon, except: id, sweeps: sweeps)
  }

  func refined(_ ribbon: Ribbon, except id: Int?, sweeps: Int = 2) -> Ribbon {
    let isLong = ribbon.length * model.umPerPx >= 2500 || (!ribbon.amplitudes.isEmpty && ribbon.points.count >= 160)
    return isLong ? refinedInParts(ribbon, except: id) : fitted(ribbon, except: id, sweeps: sweeps)
  }

  /// A long shaft part by part; the parts overlap, and share one width.
  private func refinedInParts(_ ribbon: Ribbon, except id: Int?) -> Ribbon {
    let n = ribbon.points.count, size = 80, overlap = 20
    let count = max(1, Int((Double(n - overlap) / Double(size - overlap)).rounded(.up)))
    var moved = [Point](repeating: .zero, count: n)
    var weights = [Double](repeating: 0, count: n)
    var widths: [Double] = [], edges: [Double] = []
    for k in 0..<count {
      let from = k * (n - size) / max(1, count - 1), to = min(n, max(0, from) + size)
      guard from >= 0, to - from >= 5 else { return ribbon }
      var part = ribbon
      part.points = Array(ribbon.points[from..<to])
      part.amplitudes = []
      part = fitted(part.remeasured(in: model.contrast), except: id, sweeps: 2, movesEnds: false)
      widths.append(part.width)
      edges.append(part.edge)
      for (i, p) in Polyline(part.points).resampled(pieces: to - from - 1).points.enumerated() {
        let weight = Double(min(i + 1, to - from - i, overlap))
        moved[from + i] = moved[from + i] + weight * p
        weights[from + i] += weight
      }
    }
    var out = ribbon
    out.points = moved.indices.map { (1 / weights[$0]) * moved[$0] }
    out.width = widths.sorted()[widths.count / 2]
    out.edge = min(out.width, edges.sorted()[edges.count / 2])
    return out.settled(in: model.contrast)
  }

  private func fitted(_ ribbon: Ribbon, except id: Int?, sweeps: Int, movesEnds: Bool = true) -> Ribbon {
    let length = ribbon.length
    let b = model.box(ribbon, margin: 6)
    let others = model.prediction(in: b, except: id)
    // No attempt leaves the strip; beyond it nothing changes.
    let strip = ShaftStrip(around: ribbon, margin: 6, in: b)
    let trial = UnsafeMutablePointer<Float>.allocate(capacity: others.count)
    trial.initialize(repeating: 0, count: others.count)
    defer { trial.deallocate() }
    var best = ribbon
    func cost(_ r: Ribbon) -> Double {
      others.withUnsafeBufferPointer { others in
        for (row, c) in strip.columns.enumerated() where !c.isEmpty {
          let from = row * b.width + c.lowerBound
          (trial + from).update(from: others.baseAddress! + from, count: c.count)
        }
      }
      ShaftModel.render(r, in: b, into: trial)
      return model.misfit(strip, trial, amplitude: ribbon.amplitude) + Self.unlikeliness(of: r)
    }
    var bestCost = cost(best)
    let nodes = max(3, min(6, Int(length / 40) + 2))
    for sweep in 0..<sweeps {
      let f = sweep == 0 ? 1.0 : 0.45
      var improved = false
      /// Takes the first of some changes that improves the fit.
      func attempt(_ changes: Ribbon?...) {
        for case let r? in changes {
          let c = cost(r)
          guard c < bestCost - 0.05 else { continue }
          best = r
          bestCost = c
          improved = true
          return
        }
      }
      for k in 0..<nodes {
        attempt(bent(best, node: k, nodes: nodes, by: -1.4 * f), bent(best, node: k, nodes: nodes, by: 1.4 * f))
      }
      if movesEnds {
        attempt(lengthened(best, start: -4 * f, end: 0), lengthened(best, start: 4 * f, end: 0))
        attempt(lengthened(best, start: 0, end: -4 * f), lengthened(best, start: 0, end: 4 * f))
      }
      attempt(widened(best, by: 1 - 0.1 * f), widened(best, by: 1 + 0.11 * f))
      attempt(softened(best, by: 0.62), softened(best, by: 1.6))
      if !improved && sweep > 0 { break }
    }
    return best.settled(in: model.contrast)
  }

  /// `nil` where no hair is so wide.
  private func widened(_ r: Ribbon, by factor: Double) -> Ribbon? {
    var out = r
    out.width *= factor
    return out.width * model.umPerPx < Ribbon.widestUm ? out : nil
  }

  /// `nil` where the edges cannot be sharper or softer.
  private func softened(_ r: Ribbon, by factor: Double) -> Ribbon? {
    var out = r
    out.edge = min(max(Ribbon.sharpEdge, r.edge * factor), r.width)
    return out.edge != r.edge ? out : nil
  }

  /// What a shaft's form costs, as an area: shafts are stiff and bend one way.
  static func unlikeliness(of r: Ribbon) -> Double { r.width * (10 * bending(r.points) + 3 * offParabola(r.points)) }

  /// Mean distance from the parabola that fits best over the chord, grid pixels.
  static func offParabola(_ p: [Point]) -> Double {
    guard p.count >= 5, let first = p.first, let last = p.last else { return 0 }
    let axis = (last - first).normalized, chord = last.distance(to: first)
    guard chord > 0 else { return 0 }
    // Least squares of v = a + b u + c u² by moments, u from −1 to 1.
    var m = [Double](repeating: 0, count: 5), s0 = 0.0, s1 = 0.0, s2 = 0.0
    for q in p {
      let d = q - first
      let u = 2 * d.dot(axis) / chord - 1, v = axis.cross(d)
      m[0] += 1; m[1] += u; m[2] += u * u; m[3] += u * u * u; m[4] += u * u * u * u
      s0 += v; s1 += u * v; s2 += u * u * v
    }
    func determinant(_ a: [Double]) -> Double {
      a[0] * (a[4] * a[8] - a[5] * a[7]) - a[1] * (a[3] * a[8] - a[5] * a[6]) + a[2] * (a[3] * a[7] - a[4] * a[6])
    }
    let whole = determinant([m[0], m[1], m[2], m[1], m[2], m[3], m[2], m[3], m[4]])
    guard abs(whole) > 1e-9 else { return 0 }
    let a = determinant([s0, m[1], m[2], s1, m[2], m[3], s2, m[3], m[4]]) / whole
    let b = determinant([m[0], s0, m[2], m[1], s1, m[3], m[2], s2, m[4]]) / whole
    let c = determinant([m[0], m[1], s0, m[1], m[2], s1, m[2], m[3], s2]) / whole
    var sum = 0.0
    for q in p {
      let d = q - first
      let u = 2 * d.dot(axis) / chord - 1
      sum += abs(axis.cross(d) - (a + b * u + c * u * u))
    }
    return sum / m[0]
  }

  /// The sum of squared changes of direction.
  private static func bending(_ p: [Point]) -> Double {
    var sum = 0.0
    var last = Point.zero
    for i in stride(from: 2, to: p.count, by: 2) {
      let d = (p[i] - p[i - 2]).normalized
      if i > 2 {
        let turn = last.cross(d)
        sum += turn * turn
      }
      last = d
    }
    return sum
  }

  /// Displaces the line across itself by a hat function around one of `nodes` equal stations.
  func bent(_ r: Ribbon, node: Int, nodes: Int, by d: Double) -> Ribbon {
    var out = r
    let p = r.points
    let n = Double(p.count - 1)
    let at = Double(node) / Double(nodes - 1)
    let reach = 1 / Double(nodes - 1)
    for i in p.indices {
      let t = Double(i) / n
      let u = abs(t - at) / reach
      if u >= 1 { continue }
      let hat = (1 - u * u) * (1 - u * u)
      let dir = p.tangent(at: i)
      out.points[i] = p[i] + (d * hat) * dir.perpendicular
    }
    return out
  }

  func lengthened(_ r: Ribbon, start: Double, end: Double) -> Ribbon {
    var pts = r.points
    func change(_ d: Double) {
      // acts on the last point
      if d > 0 {
        let k = max(0, pts.count - 5)
        let dir = (pts[pts.count - 1] - pts[k]).normalized
        pts.append(pts[pts.count - 1] + d * dir)
      } else {
        var left = -d
        while pts.count > 4 {
          let a = pts[pts.count - 2], e = pts[pts.count - 1]
          let l = e.distance(to: a)
          if l > left {
            pts[pts.count - 1] = e + (left / l) * (a - e)
            break
          }
          left -= l
          pts.removeLast()
        }
      }
    }
    if end != 0 { change(end) }
    if start != 0 {
      pts.reverse()
      change(start)
      pts.reverse()
    }
    var out = r
    out.points = Polyline(pts).resampled(spacing: 2).points
    out.amplitudes = []
    return out
  }
}
