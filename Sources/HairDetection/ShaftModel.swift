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
  private let binSize = 64
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
    let m = r.width / 2 + margin
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

  @discardableResult
  func add(_ ribbon: Ribbon) -> Int {
    let id = nextID
    nextID += 1
    let s = Shaft(ribbon: ribbon, box: box(ribbon, margin: 1))
    shafts[id] = s
    order.append(id)
    for b in binsOf(s.box) { binned[b].append(id) }
    return id
  }

  func remove(_ id: Int) {
    guard let s = shafts.removeValue(forKey: id) else { return }
    order.removeAll { $0 == id }
    for b in binsOf(s.box) { binned[b].removeAll { $0 == id } }
  }

  /// Puts a shaft back that was taken away for a trial.
  func restore(_ id: Int, _ ribbon: Ribbon) {
    let s = Shaft(ribbon: ribbon, box: box(ribbon, margin: 1))
    shafts[id] = s
    order.append(id)
    order.sort()
    for b in binsOf(s.box) { binned[b].append(id) }
  }

  func replace(_ id: Int, with ribbon: Ribbon) {
    guard let s = shafts[id] else { return }
    for b in binsOf(s.box) { binned[b].removeAll { $0 == id } }
    let n = Shaft(ribbon: ribbon, box: box(ribbon, margin: 1))
    shafts[id] = n
    for b in binsOf(n.box) { binned[b].append(id) }
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
    _ r: Ribbon, in b: Box, into out: inout [Float], amplitude: Float? = nil, gain: Float = 1, widen: Double = 0,
    blur: Double = 1.4
  ) {
    let half = (r.width + widen) / 2
    let reach = half + blur / 2
    let pts = r.points
    let w = b.width
    out.withUnsafeMutableBufferPointer { o in
      for i in 0..<(pts.count - 1) {
        let a = pts[i], d = pts[i + 1] - pts[i]
        let l = d.length
        if l == 0 { continue }
        let ux = d.x / l, uy = d.y / l
        let amp = amplitude ?? gain * r.amplitude(ofSegment: i)
        let first = i == 0, last = i == pts.count - 2
        let x0 = max(b.x0, Int((min(a.x, a.x + d.x) - reach).rounded(.down))),
          x1 = min(b.x1, Int((max(a.x, a.x + d.x) + reach).rounded(.up)))
        let y0 = max(b.y0, Int((min(a.y, a.y + d.y) - reach).rounded(.down))),
          y1 = min(b.y1, Int((max(a.y, a.y + d.y) + reach).rounded(.up)))
        if x0 > x1 || y0 > y1 { continue }
        for y in y0...y1 {
          let qy = Double(y) - a.y
          for x in x0...x1 {
            let qx = Double(x) - a.x
            let t = qx * ux + qy * uy
            var endCover = 1.0
            if t < 0 {
              if first {
                endCover = (t + blur / 2) / blur
                if endCover <= 0 { continue }
              } else if t < -1 {
                continue
              }
            } else if t > l {
              if last {
                endCover = (l - t + blur / 2) / blur
                if endCover <= 0 { continue }
              } else if t > l + 1 {
                continue
              }
            }
            let side = abs(qx * uy - qy * ux)
            let c = min(1, (half - side) / blur + 0.5) * min(1, endCover)
            if c <= 0 { continue }
            let v = amp * Float(c)
            let k = (y - b.y0) * w + x - b.x0
            if v > o[k] { o[k] = v }
          }
        }
      }
    }
  }

  /// The misfit in a window for a prediction, in units of `amplitude`.
  func misfit(_ b: Box, _ prediction: [Float], amplitude: Double) -> Double {
    let scale = Float(1 / (0.8 * max(amplitude, 0.12)))
    var sum: Float = 0
    let w = b.width
    prediction.withUnsafeBufferPointer { p in
      for y in b.y0...b.y1 {
        let c = contrast.row(y) + b.x0, o = opposite.row(y) + b.x0
        var row: Float = 0
        let q = p.baseAddress! + (y - b.y0) * w
        for x in 0..<w {
          let e = min(1, abs(max(c[x], 0) - q[x]) * scale)
          row += o[x] > 0.35 ? 0 : e
        }
        sum += row
      }
    }
    return Double(sum)
  }

  /// How much the misfit grows when a shaft is taken away: the area only it explains.
  func worth(_ id: Int) -> Double {
    guard let s = shafts[id] else { return 0 }
    let b = box(s.ribbon, margin: 2)
    var p = prediction(in: b, except: id)
    let without = misfit(b, p, amplitude: s.ribbon.amplitude)
    Self.render(s.ribbon, in: b, into: &p)
    return without - misfit(b, p, amplitude: s.ribbon.amplitude)
  }

  /// How much a new shaft would lessen the misfit.
  func worth(of r: Ribbon) -> Double {
    let b = box(r, margin: 2)
    var p = prediction(in: b)
    let without = misfit(b, p, amplitude: r.amplitude)
    Self.render(r, in: b, into: &p)
    return without - misfit(b, p, amplitude: r.amplitude)
  }
}
