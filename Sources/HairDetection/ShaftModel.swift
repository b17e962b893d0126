import Geometry
import Imaging

/// The shafts accepted so far and the contrast they predict: at each pixel the strongest shaft's amplitude × cover.
///
/// All decisions compare one number, the misfit: the sum over pixels of |observed − predicted| in units of the
/// shaft's amplitude, each pixel at most 1. It is an area in grid pixels, so "worth" a shaft reads as the area that
/// only it explains.
final class ShaftModel {
  let contrast: Plane
  let opposite: Plane
  let umPerPx: Double
  private(set) var shafts: [Int: Shaft] = [:]
  private(set) var order: [Int] = []
  private var nextID = 0
  private let bins: Int
  private let binSize = 48
  private var binned: [[Int]]

  struct Shaft {
    var ribbon: Ribbon
    var box: Box
  }

  struct Box {
    var x0: Int, y0: Int, x1: Int, y1: Int
    var width: Int { x1 - x0 + 1 }
    var height: Int { y1 - y0 + 1 }
    func intersects(_ o: Box) -> Bool { x0 <= o.x1 && o.x0 <= x1 && y0 <= o.y1 && o.y0 <= y1 }
  }

  init(contrast: Plane, opposite: Plane, umPerPx: Double) {
    self.contrast = contrast
    self.opposite = opposite
    self.umPerPx = umPerPx
    bins = (contrast.width + binSize - 1) / binSize
    binned = Array(repeating: [], count: bins * ((contrast.height + binSize - 1) / binSize))
  }

  func box(_ r: Ribbon, margin: Double) -> Box {
    var lx = Double.infinity, ly = Double.infinity, hx = -Double.infinity, hy = -Double.infinity
    for p in r.points {
      lx = min(lx, p.x); hx = max(hx, p.x); ly = min(ly, p.y); hy = max(hy, p.y)
    }
    let m = r.width / 2 + r.edge / 2 + margin
    return Box(
      x0: min(contrast.width - 1, max(0, Int((lx - m).rounded(.down)))),
      y0: min(contrast.height - 1, max(0, Int((ly - m).rounded(.down)))),
      x1: max(0, min(contrast.width - 1, Int((hx + m).rounded(.up)))),
      y1: max(0, min(contrast.height - 1, Int((hy + m).rounded(.up)))))
  }

  private func binsOf(_ b: Box) -> [Int] {
    var r: [Int] = []
    for y in (b.y0 / binSize)...(b.y1 / binSize) {
      for x in (b.x0 / binSize)...(b.x1 / binSize) { r.append(y * bins + x) }
    }
    return r
  }

  /// The bins that a ribbon touches, ascending.
  private func bins(of r: Ribbon, margin: Double) -> [Int] {
    let m = r.width / 2 + r.edge / 2 + margin
    let size = Double(binSize)
    let rows = binned.count / bins
    func index(_ v: Double, _ count: Int) -> Int { min(count - 1, max(0, Int((v / size).rounded(.down)))) }
    var found = Set<Int>()
    for i in stride(from: 0, to: r.points.count, by: 4) + [r.points.count - 1] {
      // Points lie 2 px apart: 8 px cover the stride.
      let p = r.points[i]
      for y in index(p.y - m - 8, rows)...index(p.y + m + 8, rows) {
        for x in index(p.x - m - 8, bins)...index(p.x + m + 8, bins) { found.insert(y * bins + x) }
      }
    }
    return found.sorted()
  }

  /// Windows that together hold a ribbon and little else, each pixel once.
  func windows(of r: Ribbon, margin: Double) -> [Box] {
    let whole = box(r, margin: margin)
    if whole.width * whole.height < 2 * binSize * binSize { return [whole] }
    return bins(of: r, margin: margin).compactMap { i in
      let x = i % bins * binSize, y = i / bins * binSize
      let b = Box(
        x0: max(whole.x0, x), y0: max(whole.y0, y), x1: min(whole.x1, x + binSize - 1),
        y1: min(whole.y1, y + binSize - 1))
      return b.x0 <= b.x1 && b.y0 <= b.y1 ? b : nil
    }
  }

  @discardableResult
  func add(_ ribbon: Ribbon) -> Int {
    let id = nextID
    nextID += 1
    let s = Shaft(ribbon: ribbon, box: box(ribbon, margin: 1))
    shafts[id] = s
    order.append(id)
    for b in bins(of: s.ribbon, margin: 2) { binned[b].append(id) }
    return id
  }

  func remove(_ id: Int) {
    guard let s = shafts.removeValue(forKey: id) else { return }
    order.removeAll { $0 == id }
    for b in bins(of: s.ribbon, margin: 2) { binned[b].removeAll { $0 == id } }
  }

  /// Puts a shaft back that was taken away for a trial.
  func restore(_ id: Int, _ ribbon: Ribbon) {
    let s = Shaft(ribbon: ribbon, box: box(ribbon, margin: 1))
    shafts[id] = s
    order.append(id)
    order.sort()
    for b in bins(of: s.ribbon, margin: 2) { binned[b].append(id) }
  }

  func replace(_ id: Int, with ribbon: Ribbon) {
    guard let s = shafts[id] else { return }
    for b in bins(of: s.ribbon, margin: 2) { binned[b].removeAll { $0 == id } }
    let n = Shaft(ribbon: ribbon, box: box(ribbon, margin: 1))
    shafts[id] = n
    for b in bins(of: n.ribbon, margin: 2) { binned[b].append(id) }
  }

  /// Shafts whose box meets `b`, in the order they were accepted.
  func near(_ b: Box, except: Int? = nil) -> [Int] {
    var found = Set<Int>()
    for i in binsOf(b) { for s in binned[i] where s != except && shafts[s]!.box.intersects(b) { found.insert(s) } }
    return found.sorted()
  }

  /// What shafts other than `except` predict in a window.
  func prediction(in b: Box, except: Int? = nil) -> [Float] {
    var out = [Float](repeating: 0, count: b.width * b.height)
    for id in near(b, except: except) { Self.render(shafts[id]!.ribbon, in: b, into: &out) }
    return out
  }

  /// Paints amplitude × cover, keeping the larger value at each pixel.
  static func render(
    _ r: Ribbon, in b: Box, into out: inout [Float], amplitude: Float? = nil, gain: Float = 1, widen: Double = 0
  ) {
    out.withUnsafeMutableBufferPointer {
      guard let o = $0.baseAddress else { return }
      render(r, in: b, into: o, amplitude: amplitude, gain: gain, widen: widen)
    }
  }

  static func render(
    _ r: Ribbon, in b: Box, into out: UnsafeMutablePointer<Float>, amplitude: Float? = nil, gain: Float = 1,
    widen: Double = 0
  ) {
    let blur = Float(r.edge + 0.2 * widen)
    let half = Float(r.width + widen) / 2
    let reach = half + blur / 2
    let perBlur = 1 / blur
    let end = Float(Ribbon.sharpEdge)
    let pts = r.points
    let w = b.width
    var next = 0
    while next < pts.count - 1 {
      let i = next
      next = straightEnd(of: r, from: i)
      let d = pts[next] - pts[i]
      let length = d.length
      if length == 0 { continue }
      let ux = Float(d.x / length), uy = Float(d.y / length), l = Float(length)
      let ax = Float(pts[i].x - Double(b.x0)), ay = Float(pts[i].y - Double(b.y0))
      let amp = amplitude ?? gain * r.amplitude(ofSegment: (i + next - 1) / 2)
      let first = i == 0, last = next == pts.count - 1
      // Where along the segment anything is painted: a little beyond it, so that segments join.
      let t0: Float = first ? -end / 2 : -1, t1: Float = last ? l + end / 2 : l + 1
      let xA = ax + t0 * ux, xB = ax + t1 * ux
      let xReach = reach * abs(uy)
      if max(xA, xB) + xReach < 0 || min(xA, xB) - xReach > Float(w - 1) { continue }
      let yA = ay + t0 * uy, yB = ay + t1 * uy
      let yReach = reach * abs(ux)
      let y0 = max(0, Int((min(yA, yB) - yReach).rounded(.up))),
        y1 = min(b.height - 1, Int((max(yA, yB) + yReach).rounded(.down)))
      if y0 > y1 { continue }
      let perUx = 1 / ux, perUy = 1 / uy
      for y in y0...y1 {
        let qy = Float(y) - ay
        // The row's part inside the strip's rectangle.
        var lo = -Float.infinity, hi = Float.infinity
        if abs(uy) > 1e-6 {
          let p = (qy * ux - reach) * perUy, q = (qy * ux + reach) * perUy
          lo = max(lo, min(p, q))
          hi = min(hi, max(p, q))
        } else if abs(qy * ux) > reach {
          continue
        }
        if abs(ux) > 1e-6 {
          let p = (t0 - qy * uy) * perUx, q = (t1 - qy * uy) * perUx
          lo = max(lo, min(p, q))
          hi = min(hi, max(p, q))
        }
        let from = max(-ax, lo), to = min(Float(w - 1) - ax, hi)
        if from > to { continue }
        let x0 = max(0, Int((from + ax).rounded(.up))), x1 = min(w - 1, Int((to + ax).rounded(.down)))
        if x0 > x1 { continue }
        let row = out + y * w
        let section = Section(ux: ux, uy: uy, qyUx: qy * ux, half: half, perBlur: perBlur, amplitude: amp)
        guard first || last else {
          section.paint(row, from: x0, through: x1, origin: ax)
          continue
        }
        for x in x0...x1 {
          let qx = Float(x) - ax
          var c = section.cover(at: qx)
          let t = qx * ux + qy * uy
          if first && t < end / 2 { c *= min(1, max(0, t / end + 0.5)) }
          if last && l - t < end / 2 { c *= min(1, max(0, (l - t) / end + 0.5)) }
          row[x] = max(row[x], amp * max(0, c))
        }
      }
    }
  }

  /// A straight strip as one row of pixels sees it.
  private struct Section {
    /// The strip's direction; the row's distance from its first point × the direction's x.
    var ux: Float, uy: Float, qyUx: Float
    var half: Float, perBlur: Float, amplitude: Float

    /// At most 1; below 0 outside.
    @inline(__always)
    func cover(at qx: Float) -> Float { min(1, (half - abs(qx * uy - qyUx)) * perBlur + 0.5) }

    /// Paints columns of a row, four at once.
    @inline(__always)
    func paint(_ row: UnsafeMutablePointer<Float>, from: Int, through: Int, origin: Float) {
      typealias V = SIMD4<Float>
      let zero = V(repeating: 0), one = V(repeating: 1)
      var x = from
      while x + 4 <= through + 1 {
        let way = (V(0, 1, 2, 3) + (Float(x) - origin)) * uy - qyUx
        var c = (half - way.replacing(with: zero - way, where: way .< zero)) * perBlur + 0.5
        c.replace(with: one, where: c .> one)
        c.replace(with: zero, where: c .< zero)
        let value = amplitude * c
        let raw = UnsafeMutableRawPointer(row + x)
        var painted = raw.loadUnaligned(as: V.self)
        painted.replace(with: value, where: value .> painted)
        raw.storeBytes(of: painted, as: V.self)
        x += 4
      }
      while x <= through {
        row[x] = max(row[x], amplitude * max(0, cover(at: Float(x) - origin)))
        x += 1
      }
    }
  }

  /// The farthest point up to which a ribbon is as good as straight.
  @inline(__always)
  private static func straightEnd(of r: Ribbon, from i: Int) -> Int {
    let p = r.points
    let limit = min(p.count - 1, i + (r.amplitudes.isEmpty ? 12 : 3))
    var end = i + 1
    while end < limit {
      let chord = p[end + 1] - p[i], middle = p[(i + end + 1) / 2] - p[i]
      let off = chord.cross(middle)
      if off * off > 0.0025 * chord.squaredLength { break }
      end += 1
    }
    return end
  }

  /// How much better two shafts side by side must explain the photo than one, as an area.
  func leastGain(ofTwo a: Ribbon, _ b: Ribbon) -> Double {
    let thinner = min(a.width, b.width), shorter = min(a.length, b.length)
    return max(60 / umPerPx * thinner, 0.3 * thinner * shorter)
  }

  /// The misfit in a window for a prediction, in units of `amplitude`.
  func misfit(_ b: Box, _ prediction: [Float], amplitude: Double) -> Double {
    prediction.withUnsafeBufferPointer {
      guard let prediction = $0.baseAddress else { return 0 }
      var sum = MisfitSum(amplitude: amplitude)
      for y in b.y0...b.y1 {
        sum.add(contrast.row(y) + b.x0, opposite.row(y) + b.x0, prediction + (y - b.y0) * b.width, count: b.width)
      }
      return sum.total
    }
  }

  /// The misfit in a window of what all shafts predict, in units of `amplitude`.
  func misfit(in b: Box, amplitude: Double) -> Double { misfit(b, prediction(in: b), amplitude: amplitude) }

  /// The misfit of a prediction for a strip's box, as far as the strip reaches.
  func misfit(_ strip: ShaftStrip, _ prediction: UnsafePointer<Float>, amplitude: Double) -> Double {
    let b = strip.box
    var sum = MisfitSum(amplitude: amplitude)
    for (row, c) in strip.columns.enumerated() where !c.isEmpty {
      let x = b.x0 + c.lowerBound
      sum.add(
        contrast.row(b.y0 + row) + x, opposite.row(b.y0 + row) + x, prediction + row * b.width + c.lowerBound,
        count: c.count)
    }
    return sum.total
  }
}

/// Adds up the misfit of rows.
private struct MisfitSum {
  private typealias V = SIMD8<Float>
  private let scale: Float
  private var sum = V(repeating: 0)
  private var rest: Float = 0

  init(amplitude: Double) { scale = Float(1 / (0.8 * max(amplitude, 0.12))) }

  var total: Double { Double(sum.sum() + rest) }

  @inline(__always)
  mutating func add(
    _ contrast: UnsafePointer<Float>, _ opposite: UnsafePointer<Float>, _ prediction: UnsafePointer<Float>, count: Int
  ) {
    let zero = V(repeating: 0), one = V(repeating: 1)
    let c = UnsafeRawPointer(contrast), o = UnsafeRawPointer(opposite), q = UnsafeRawPointer(prediction)
    var x = 0
    while x + 8 <= count {
      let at = 4 * x
      var observed = c.loadUnaligned(fromByteOffset: at, as: V.self)
      observed.replace(with: zero, where: observed .< zero)
      let difference = observed - q.loadUnaligned(fromByteOffset: at, as: V.self)
      var e = (difference.replacing(with: -difference, where: difference .< 0)) * scale
      e.replace(with: one, where: e .> 1)
      e.replace(with: zero, where: o.loadUnaligned(fromByteOffset: at, as: V.self) .> 0.35)
      sum += e
      x += 8
    }
    while x < count {
      let e = min(1, abs(max(contrast[x], 0) - prediction[x]) * scale)
      rest += opposite[x] > 0.35 ? 0 : e
      x += 1
    }
  }
}
