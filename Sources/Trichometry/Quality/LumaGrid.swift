import Imaging
import KernelTable
import Kernels

/// A photo's luma in 8-bit codes, averaged over squares of pixels.
struct LumaGrid {
  let width: Int
  let height: Int
  /// Photo pixels along each side of a cell.
  let factor: Int
  private(set) var values: [Float]

  /// The grid, and the noise of the photo itself: one look at each pixel.
  ///
  /// - Precondition: the photo has at least `factor` pixels along each side.
  static func withNoise(of photo: Photo, factor: Int) -> (grid: LumaGrid, noise: Double) {
    let w = photo.width / factor, h = photo.height / factor
    precondition(w > 0 && h > 0)
    let rows = LumaRows(photo)
    let share = 1 / Float(factor * factor)
    var noise = NoiseLevel(width: photo.width, height: photo.height)
    let kept = 3
    let lines = Plane(width: photo.width, height: kept)
    let values = [Float](unsafeUninitializedCapacity: w * h) { values, count in
      for y in 0..<photo.height {
        let line = lines.row(y % kept)
        rows.read(y, to: line)
        if y >= 2 { noise.add(y - 1, lines.row((y - 1) % kept), above: lines.row((y - 2) % kept), below: line) }
        guard y < h * factor else { continue }
        let cells = values.baseAddress! + y / factor * w
        if y % factor == 0 { cells.initialize(repeating: 0, count: w) }
        // Loops of a known length are made into vectors.
        switch factor {
        case 1: add(line, 1, share, to: cells, w)
        case 2: add(line, 2, share, to: cells, w)
        default: add(line, factor, share, to: cells, w)
        }
      }
      count = w * h
    }
    return (LumaGrid(width: w, height: h, factor: factor, values: values), noise.value)
  }

  /// Adds to each of `count` cells `factor` pixels of a row, each times `share`, in their order.
  @inline(__always)
  private static func add(
    _ line: UnsafePointer<Float>, _ factor: Int, _ share: Float, to cells: UnsafeMutablePointer<Float>, _ count: Int
  ) {
    for x in 0..<count {
      var sum = cells[x]
      for u in 0..<factor { sum += share * line[x &* factor &+ u] }
      cells[x] = sum
    }
  }

  private init(width: Int, height: Int, factor: Int, values: [Float]) {
    self.width = width
    self.height = height
    self.factor = factor
    self.values = values
  }

  /// Squares of twice the side.
  var halved: LumaGrid {
    let w = max(1, width / 2), h = max(1, height / 2)
    let result = [Float](unsafeUninitializedCapacity: w * h) { result, count in
      values.withUnsafeBufferPointer { values in
        for y in 0..<h {
          let top = min(height - 1, 2 * y) * width, bottom = min(height - 1, 2 * y + 1) * width
          // To the right of the only column of a grid is none.
          let right = min(1, width - 1)
          for x in 0..<w {
            let left = 2 &* x
            let above = values[top &+ left] + values[top &+ left &+ right]
            result[y &* w &+ x] = 0.25 * (above + values[bottom &+ left] + values[bottom &+ left &+ right])
          }
        }
      }
      count = w * h
    }
    return LumaGrid(width: w, height: h, factor: 2 * factor, values: result)
  }

  /// Calls `body` for each row from the top with the first derivatives along x and y after smoothing by a Gaussian of
  /// `sigma` cells; codes a cell. Borders by repeating the edge.
  func forEachRowOfGradients(
    sigma: Double, kernels: KernelTable = .best,
    _ body: (_ y: Int, _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>) -> Void
  ) {
    let reach = max(2, Int((3.5 * sigma).rounded(.up)))
    var smooth: [Float] = [], slope: [Float] = []
    var total = 0.0
    let weights = (-reach...reach).map {
      NormalCurve.densityAndIntegral(SIMD4(repeating: Double($0) / sigma)).density[0]
    }
    for weight in weights { total += weight }
    for (i, weight) in weights.enumerated() {
      smooth.append(Float(weight / total))
      slope.append(Float(Double(i - reach) / (sigma * sigma) * weight / total))
    }
    let together = 4
    let capacity = min(height, together + 2 * reach)
    let slopes = Plane(width: width, height: capacity), means = Plane(width: width, height: capacity)
    let alongX = Plane(width: width, height: together), alongY = Plane(width: width, height: together)
    let padded = Plane(width: width + 2 * reach, height: 1)
    // The kernel for columns, on rows that are the same one shifted.
    let shifted = (0...(2 * reach)).map { UnsafePointer(padded.row(0) + $0) }
    func slot(_ y: Int) -> Int { min(height - 1, max(0, y)) % capacity }
    func columns(_ source: Plane, _ taps: [Float], _ top: Int, _ n: Int, _ out: Plane) {
      let inputs = (0..<(taps.count + n - 1)).map { UnsafePointer(source.row(slot(top + $0 - reach))) }
      kernels.convolveColumns(inputs, taps, taps.count, (0..<n).map { out.row($0) }, n, width)
    }
    var done = 0
    for top in stride(from: 0, to: height, by: together) {
      let n = min(together, height - top)
      while done <= min(height - 1, top + n - 1 + reach) {
        let line = padded.row(0)
        values.withUnsafeBufferPointer { values in
          let start = done * width
          for x in 0..<width { line[reach &+ x] = values[start &+ x] }
          for i in 0..<reach {
            line[i] = values[start]
            line[reach + width + i] = values[start + width - 1]
          }
        }
        kernels.convolveColumns(shifted, slope, slope.count, [slopes.row(slot(done))], 1, width)
        kernels.convolveColumns(shifted, smooth, smooth.count, [means.row(slot(done))], 1, width)
        done += 1
      }
      columns(slopes, smooth, top, n, alongX)
      columns(means, slope, top, n, alongY)
      for k in 0..<n { body(top + k, alongX.row(k), alongY.row(k)) }
    }
  }
}
