import Elementary
import Imaging
import KernelTable

/// The first and second derivatives of a plane smoothed by a Gaussian, row by row in strips that stay in the cache.
struct GaussianDerivatives {
  let kernels: KernelTable
  let taps: GaussianTaps

  /// One row of the five derivatives.
  struct Row {
    let x: UnsafePointer<Float>
    let y: UnsafePointer<Float>
    let xx: UnsafePointer<Float>
    let xy: UnsafePointer<Float>
    let yy: UnsafePointer<Float>
  }

  /// Calls `body` for every row but the first and the last; borders by repeating the edge pixel.
  func forEachRow(of plane: Plane, _ body: (Int, Row) -> Void) {
    let w = plane.width, h = plane.height, r = taps.radius
    let strip = 32
    let smooth = Plane(width: w, height: strip + 2 * r), first = Plane(width: w, height: strip + 2 * r)
    let second = Plane(width: w, height: strip + 2 * r)
    let gx = Plane(width: w, height: strip), gy = Plane(width: w, height: strip)
    let gxx = Plane(width: w, height: strip), gxy = Plane(width: w, height: strip), gyy = Plane(width: w, height: strip)
    let padded = Plane(width: w + 2 * r, height: 1)
    let line = padded.row(0)
    var y0 = 0
    while y0 < h {
      let rows = min(strip, h - y0)
      for k in 0..<(rows + 2 * r) {
        let source = plane.row(min(h - 1, max(0, y0 + k - r)))
        for i in 0..<r {
          line[i] = source[0]
          line[r + w + i] = source[w - 1]
        }
        (line + r).update(from: source, count: w)
        kernels.convolveRowSymmetric(line + r, taps.halfSmooth, r, smooth.row(k), w)
        kernels.convolveRowAntisymmetric(line + r, taps.halfFirst, r, first.row(k), w)
        kernels.convolveRowSymmetric(line + r, taps.halfSecond, r, second.row(k), w)
      }
      columns(first, taps.smooth, gx, rows)
      columns(smooth, taps.first, gy, rows)
      columns(second, taps.smooth, gxx, rows)
      columns(first, taps.first, gxy, rows)
      columns(smooth, taps.second, gyy, rows)
      for k in 0..<rows where y0 + k > 0 && y0 + k < h - 1 {
        body(y0 + k, Row(x: gx.row(k), y: gy.row(k), xx: gxx.row(k), xy: gxy.row(k), yy: gyy.row(k)))
      }
      y0 += rows
    }
  }

  private func columns(_ source: Plane, _ weights: [Float], _ destination: Plane, _ rows: Int) {
    var k = 0
    while k < rows {
      let n = min(4, rows - k)
      let inputs = (0..<(weights.count + n - 1)).map { UnsafePointer(source.row(k + $0)) }
      let outputs = (0..<n).map { destination.row(k + $0) }
      kernels.convolveColumns(inputs, weights, weights.count, outputs, n, source.width)
      k += n
    }
  }
}

/// Sampled Gaussians and their derivatives, as weights of a correlation.
struct GaussianTaps {
  let radius: Int
  let smooth: [Float]
  let first: [Float]
  let second: [Float]

  /// The same from the centre outwards.
  var halfSmooth: [Float] { Array(smooth[radius...]) }
  var halfFirst: [Float] { Array(first[radius...]) }
  var halfSecond: [Float] { Array(second[radius...]) }

  /// Scaled so that a constant, a ramp and a parabola give exactly their value, slope and curvature.
  ///
  /// - Parameter sigma: pixels, below 5.
  init(sigma: Double) {
    let r = max(1, Int((3.2 * sigma).rounded(.up)))
    radius = r
    var g = (-r...r).map { Elementary.exp(-Double($0 * $0) / (2 * sigma * sigma)) }
    let sum = g.reduce(0, +)
    g = g.map { $0 / sum }
    let slope = (-r...r).map { Double($0) * g[$0 + r] }
    let unit = zip(-r...r, slope).reduce(0) { $0 + Double($1.0) * $1.1 }
    var bend = (-r...r).map { (Double($0 * $0) / (sigma * sigma) - 1) * g[$0 + r] }
    let mean = bend.reduce(0, +) / Double(bend.count)
    bend = bend.map { $0 - mean }
    let parabola = zip(-r...r, bend).reduce(0) { $0 + $1.1 * Double($1.0 * $1.0) / 2 }
    smooth = g.map { Float($0) }
    first = slope.map { Float($0 / unit) }
    second = bend.map { Float($0 / parabola) }
  }
}
