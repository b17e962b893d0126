import Elementary

/// Separable Gaussian blur of a plane, mirrored at the borders.
struct GaussianBlur {
  private let taps: [Float]
  private var radius: Int { taps.count - 1 }

  /// - Parameter sigma: standard deviation in pixels.
  init(sigma: Double) {
    let radius = max(1, Int(3.5 * sigma + 1))
    // The mean of the bell curve over each pixel, by Simpson's rule: narrow kernels keep their width.
    func bell(_ x: Double) -> Double { Elementary.exp(-0.5 * x * x / (sigma * sigma)) }
    var weights: [Double] = (0...radius).map { i in
      let x = Double(i)
      return bell(x - 0.5) + 4 * bell(x) + bell(x + 0.5)
    }
    var sum = weights[0]
    for w in weights.dropFirst() { sum += 2 * w }
    for i in weights.indices { weights[i] /= sum }
    taps = weights.map { Float($0) }
  }

  func apply(to plane: inout [Float], width: Int, height: Int) {
    var rows = [Float](repeating: 0, count: plane.count)
    horizontal(plane, into: &rows, width: width, height: height)
    vertical(rows, into: &plane, width: width, height: height)
  }

  private func horizontal(_ source: [Float], into target: inout [Float], width: Int, height: Int) {
    let n = radius
    var padded = [Float](repeating: 0, count: width + 2 * n)
    for y in 0..<height {
      let row = y * width
      for x in 0..<width { padded[n + x] = source[row + x] }
      for i in 1...n {
        padded[n - i] = source[row + mirrored(-i, width)]
        padded[n + width - 1 + i] = source[row + mirrored(width - 1 + i, width)]
      }
      padded.withUnsafeBufferPointer { p in
        target.withUnsafeMutableBufferPointer { t in
          let c = taps[0]
          for x in 0..<width { t[row + x] = c * p[n + x] }
          for i in 1...n {
            let w = taps[i]
            for x in 0..<width { t[row + x] += w * (p[n + x - i] + p[n + x + i]) }
          }
        }
      }
    }
  }

  private func vertical(_ source: [Float], into target: inout [Float], width: Int, height: Int) {
    let n = radius
    source.withUnsafeBufferPointer { s in
      target.withUnsafeMutableBufferPointer { t in
        for y in 0..<height {
          let row = y * width
          let c = taps[0]
          for x in 0..<width { t[row + x] = c * s[row + x] }
          for i in 1...n {
            let above = mirrored(y - i, height) * width
            let below = mirrored(y + i, height) * width
            let w = taps[i]
            for x in 0..<width { t[row + x] += w * (s[above + x] + s[below + x]) }
          }
        }
      }
    }
  }

  /// The index inside 0 ..< `count` that mirrors `i` at the borders.
  private func mirrored(_ i: Int, _ count: Int) -> Int {
    let j = i < 0 ? -i : (i >= count ? 2 * count - 2 - i : i)
    return min(count - 1, max(0, j))
  }
}
