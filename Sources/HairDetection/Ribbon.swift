import Geometry
import Imaging

/// A strip of nearly constant width around a centreline: the model of one shaft on the grid.
struct Ribbon {
  /// Centreline, about 2 grid pixels between points.
  var points: [Point]
  /// Full width, grid pixels.
  var width: Double
  /// Contrast of the shaft's inside.
  var amplitude: Double

  var length: Double { Polyline(points).length }
}

/// The grid pixels a ribbon covers, each with its share covered.
struct Footprint {
  var cells: [Int32] = []
  var cover: [Float] = []
  var area: Double = 0

  /// `blur`: distance over which the cover falls from 1 to 0 across an edge.
  init(_ ribbon: Ribbon, width w: Int, height h: Int, blur: Double = 1.4, scratch: CoverScratch) {
    let half = ribbon.width / 2
    let reach = half + blur / 2
    let pts = ribbon.points
    for i in 0..<(pts.count - 1) {
      let a = pts[i], d = pts[i + 1] - pts[i]
      let l2 = d.squaredLength
      if l2 == 0 { continue }
      let l = l2.squareRoot()
      let first = i == 0, last = i == pts.count - 2
      let x0 = max(0, Int((min(a.x, a.x + d.x) - reach).rounded(.down))),
        x1 = min(w - 1, Int((max(a.x, a.x + d.x) + reach).rounded(.up)))
      let y0 = max(0, Int((min(a.y, a.y + d.y) - reach).rounded(.down))),
        y1 = min(h - 1, Int((max(a.y, a.y + d.y) + reach).rounded(.up)))
      if x0 > x1 || y0 > y1 { continue }
      for y in y0...y1 {
        for x in x0...x1 {
          let q = Point(Double(x), Double(y)) - a
          var t = q.dot(d) / l
          var endCover = 1.0
          if t < 0 {
            if first {
              endCover = min(1, max(0, (t + blur / 2) / blur))
              if endCover == 0 { continue }
            } else if t < -half {
              continue
            }
            t = first ? t : 0
          } else if t > l {
            if last {
              endCover = min(1, max(0, (l - t + blur / 2) / blur))
              if endCover == 0 { continue }
            } else if t - l > half {
              continue
            }
            t = last ? t : l
          }
          let near = a + (t / l) * d
          let distance = Point(Double(x), Double(y)).distance(to: near)
          let c = Float(min(1, max(0, (half - distance) / blur + 0.5)) * endCover)
          if c <= 0.02 { continue }
          scratch.put(Int32(y * w + x), c)
        }
      }
    }
    scratch.take(&cells, &cover)
    area = Double(cover.reduce(0, +))
  }
}

/// Working memory for one footprint at a time.
final class CoverScratch {
  private var value: [Float]
  private var touched: [Int32] = []
  init(count: Int) { value = [Float](repeating: 0, count: count) }

  @inline(__always)
  func put(_ cell: Int32, _ c: Float) {
    let i = Int(cell)
    if value[i] == 0 { touched.append(cell) }
    if c > value[i] { value[i] = c }
  }

  func take(_ cells: inout [Int32], _ cover: inout [Float]) {
    cells = touched
    cover = touched.map { value[Int($0)] }
    for t in touched { value[Int(t)] = 0 }
    touched.removeAll(keepingCapacity: true)
  }
}
