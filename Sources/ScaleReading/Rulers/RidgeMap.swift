import Elementary
import Geometry

/// How much each pixel looks like part of a thin line, and which way that line runs: the eigenvalues of the second
/// derivatives of the luma, smoothed (Lindeberg 1998).
struct RidgeMap {
  let width: Int
  let height: Int
  /// Across a line, second derivative × sigma²: positive on dark lines, negative on bright ones, 0 on none.
  private(set) var strength: [Float]
  /// The direction along the line at twice its angle.
  private(set) var cosine: [Float]
  private(set) var sine: [Float]

  init(_ picture: LumaPicture, sigma: Double) {
    width = picture.width
    height = picture.height
    let w = width, h = height
    let reach = Int((3.5 * sigma).rounded(.up))
    // The Gaussian and its first two derivatives.
    var g = [[Float]](repeating: [], count: 3)
    var total = 0.0
    for i in -reach...reach { total += Elementary.exp(-Double(i * i) / (2 * sigma * sigma)) }
    for i in -reach...reach {
      let x = Double(i)
      let value = Elementary.exp(-x * x / (2 * sigma * sigma)) / total
      g[0].append(Float(value))
      g[1].append(Float(-x / (sigma * sigma) * value))
      g[2].append(Float((x * x / (sigma * sigma) - 1) / (sigma * sigma) * value))
    }
    let source = picture.values.map { Float($0) }
    let rows = g.map { Self.alongRows(source, w, h, $0) }
    let xx = Self.alongColumns(rows[2], w, h, g[0])
    let xy = Self.alongColumns(rows[1], w, h, g[1])
    let yy = Self.alongColumns(rows[0], w, h, g[2])
    strength = [Float](repeating: 0, count: w * h)
    cosine = strength
    sine = strength
    let scale = Float(sigma * sigma)
    for i in 0..<(w * h) {
      let half = (xx[i] - yy[i]) / 2, mean = (xx[i] + yy[i]) / 2
      let radius = (half * half + xy[i] * xy[i]).squareRoot()
      guard radius > 0 else { continue }
      let isDark = mean >= 0
      let across = isDark ? mean + radius : mean - radius, along = isDark ? mean - radius : mean + radius
      // On a line the light hardly changes along it.
      guard abs(along) <= 0.5 * abs(across) else { continue }
      strength[i] = across * scale
      let sign: Float = isDark ? -1 : 1
      cosine[i] = sign * half / radius
      sine[i] = sign * xy[i] / radius
    }
  }

  private static func alongRows(_ source: [Float], _ w: Int, _ h: Int, _ kernel: [Float]) -> [Float] {
    var result = [Float](repeating: 0, count: w * h)
    let reach = kernel.count / 2
    var padded = [Float](repeating: 0, count: w + 2 * reach)
    for y in 0..<h {
      for x in 0..<padded.count { padded[x] = source[y * w + min(w - 1, max(0, x - reach))] }
      padded.withUnsafeBufferPointer { line in
        result.withUnsafeMutableBufferPointer { out in
          for k in kernel.indices {
            let weight = kernel[k]
            for x in 0..<w { out[y * w + x] += weight * line[x + k] }
          }
        }
      }
    }
    return result
  }

  private static func alongColumns(_ source: [Float], _ w: Int, _ h: Int, _ kernel: [Float]) -> [Float] {
    var result = [Float](repeating: 0, count: w * h)
    let reach = kernel.count / 2
    source.withUnsafeBufferPointer { line in
      result.withUnsafeMutableBufferPointer { out in
        for y in 0..<h {
          for k in kernel.indices {
            let from = min(h - 1, max(0, y + k - reach)) * w
            let weight = kernel[k]
            for x in 0..<w { out[y * w + x] += weight * line[from + x] }
          }
        }
      }
    }
    return result
  }
}
