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

  /// Calls `body` for every row but the first and the last, from the top; borders by repeating the edge pixel.
  func forEachRow(of plane: Plane, _ body: (Int, Row) -> Void) {
    let h = plane.height
    let together = 4
    var rows = RowConvolutions(self, of: plane, together: together)
    let outputs = (0..<5).map { _ in Plane(width: plane.width, height: together) }
    for top in stride(from: 0, to: h, by: together) {
      let n = min(together, h - top)
      rows.advance(to: top + n - 1 + taps.radius)
      columns(rows.first, rows, top, taps.smooth, outputs[0], n)
      columns(rows.smooth, rows, top, taps.first, outputs[1], n)
      columns(rows.second, rows, top, taps.smooth, outputs[2], n)
      columns(rows.first, rows, top, taps.first, outputs[3], n)
      columns(rows.smooth, rows, top, taps.second, outputs[4], n)
      for k in 0..<n where top + k > 0 && top + k < h - 1 {
        body(
          top + k,
          Row(
            x: outputs[0].row(k), y: outputs[1].row(k), xx: outputs[2].row(k), xy: outputs[3].row(k),
            yy: outputs[4].row(k)))
      }
    }
  }

  private func columns(
    _ source: Plane, _ rows: RowConvolutions, _ top: Int, _ weights: [Float], _ destination: Plane, _ count: Int
  ) {
    let inputs = (0..<(weights.count + count - 1)).map {
      UnsafePointer(source.row(rows.slot(top + $0 - taps.radius)))
    }
    let outputs = (0..<count).map { destination.row($0) }
    kernels.convolveColumns(inputs, weights, weights.count, outputs, count, source.width)
  }

  /// The rows of a plane convolved along themselves, as many as the columns need at once.
  private struct RowConvolutions {
    let smooth: Plane
    let first: Plane
    let second: Plane
    private let source: Plane
    private let derivatives: GaussianDerivatives
    private let padded: Plane
    private let capacity: Int
    private var done = 0
    private let halves: (smooth: [Float], first: [Float], second: [Float])

    init(_ derivatives: GaussianDerivatives, of plane: Plane, together: Int) {
      let r = derivatives.taps.radius
      source = plane
      self.derivatives = derivatives
      capacity = min(plane.height, together + 2 * r)
      smooth = Plane(width: plane.width, height: capacity)
      first = Plane(width: plane.width, height: capacity)
      second = Plane(width: plane.width, height: capacity)
      padded = Plane(width: plane.width + 2 * r, height: 1)
      halves = (derivatives.taps.halfSmooth, derivatives.taps.halfFirst, derivatives.taps.halfSecond)
    }

    /// Where the results of a row are kept; those beyond the border are those of the edge.
    func slot(_ y: Int) -> Int { min(source.height - 1, max(0, y)) % capacity }

    /// Makes the results up to row `last`, as far as there are rows.
    mutating func advance(to last: Int) {
      let w = source.width, r = derivatives.taps.radius, kernels = derivatives.kernels
      let line = padded.row(0)
      while done <= min(last, source.height - 1) {
        let row = source.row(done)
        for i in 0..<r {
          line[i] = row[0]
          line[r + w + i] = row[w - 1]
        }
        (line + r).update(from: row, count: w)
        let k = slot(done)
        kernels.convolveRowSymmetric(line + r, halves.smooth, r, smooth.row(k), w)
        kernels.convolveRowAntisymmetric(line + r, halves.first, r, first.row(k), w)
        kernels.convolveRowSymmetric(line + r, halves.second, r, second.row(k), w)
        done += 1
      }
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
