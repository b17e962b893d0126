import Imaging

/// A photo's luma in 8-bit codes, averaged over squares of pixels.
struct LumaGrid {
  let width: Int
  let height: Int
  /// Photo pixels along each side of a cell.
  let factor: Int
  private(set) var values: [Float]

  /// - Precondition: the photo has at least `factor` pixels along each side.
  init(_ photo: Photo, factor: Int) {
    let w = photo.width / factor, h = photo.height / factor
    precondition(w > 0 && h > 0)
    width = w
    height = h
    self.factor = factor
    let share = 1 / Float(factor * factor)
    var values = [Float](repeating: 0, count: w * h)
    func fill(_ luma: (Int) -> Float) {
      for y in 0..<h {
        for v in 0..<factor {
          let row = (y * factor + v) * photo.width
          for x in 0..<w {
            for u in 0..<factor { values[y * w + x] += share * luma(row + x * factor + u) }
          }
        }
      }
    }
    switch photo.samples {
    case .gray8(let s): fill { Float(s[$0]) }
    case .gray16(let s): fill { Float(s[$0]) / 257 }
    case .rgb8(let s):
      fill { 0.299 * Float(s[3 * $0]) + 0.587 * Float(s[3 * $0 + 1]) + 0.114 * Float(s[3 * $0 + 2]) }
    case .rgb16(let s):
      fill { (0.299 * Float(s[3 * $0]) + 0.587 * Float(s[3 * $0 + 1]) + 0.114 * Float(s[3 * $0 + 2])) / 257 }
    }
    self.values = values
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
    var result = [Float](repeating: 0, count: w * h)
    for y in 0..<h {
      let top = min(height - 1, 2 * y) * width, bottom = min(height - 1, 2 * y + 1) * width
      for x in 0..<w {
        let left = min(width - 1, 2 * x), right = min(width - 1, 2 * x + 1)
        result[y * w + x] =
          0.25 * (values[top + left] + values[top + right] + values[bottom + left] + values[bottom + right])
      }
    }
    return LumaGrid(width: w, height: h, factor: 2 * factor, values: result)
  }

  /// The first derivatives along x and y after smoothing by a Gaussian of `sigma` cells; codes a cell.
  func gradients(sigma: Double) -> (x: [Float], y: [Float]) {
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
    return (
      alongColumns(alongRows(values, slope), smooth), alongColumns(alongRows(values, smooth), slope)
    )
  }

  private func alongRows(_ source: [Float], _ kernel: [Float]) -> [Float] {
    let w = width, reach = kernel.count / 2
    var result = [Float](repeating: 0, count: source.count)
    var line = [Float](repeating: 0, count: w + 2 * reach)
    result.withUnsafeMutableBufferPointer { out in
      for y in 0..<height {
        for x in 0..<line.count { line[x] = source[y * w + min(w - 1, max(0, x - reach))] }
        for k in kernel.indices {
          let weight = kernel[k]
          for x in 0..<w { out[y * w + x] += weight * line[x + k] }
        }
      }
    }
    return result
  }

  private func alongColumns(_ source: [Float], _ kernel: [Float]) -> [Float] {
    let w = width, reach = kernel.count / 2
    var result = [Float](repeating: 0, count: source.count)
    result.withUnsafeMutableBufferPointer { out in
      source.withUnsafeBufferPointer { source in
        for y in 0..<height {
          for k in kernel.indices {
            let from = min(height - 1, max(0, y + k - reach)) * w
            let weight = kernel[k]
            for x in 0..<w { out[y * w + x] += weight * source[from + x] }
          }
        }
      }
    }
    return result
  }
}
