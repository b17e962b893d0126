import Elementary
import Imaging

/// Separable convolution of a plane, borders by repeating the edge pixel.
enum Separable {
  /// `taps` are centred; their count is odd.
  static func convolve(_ source: Plane, horizontal: [Float], vertical: [Float]) -> Plane {
    let w = source.width, h = source.height
    let mid = Plane(width: w, height: h)
    let out = Plane(width: w, height: h)
    let rh = horizontal.count / 2, rv = vertical.count / 2
    var line = [Float](repeating: 0, count: w + 2 * rh + 16)
    for y in 0..<h {
      let src = source.row(y), dst = mid.row(y)
      line.withUnsafeMutableBufferPointer { l in
        for i in 0..<rh { l[i] = src[0] }
        for x in 0..<w { l[rh + x] = src[x] }
        for i in 0..<(rh + 8) { l[rh + w + i] = src[w - 1] }
        let p = UnsafePointer(l.baseAddress!)
        var x = 0
        while x + 8 <= w {
          var acc = SIMD8<Float>(repeating: 0)
          for k in 0..<horizontal.count {
            acc += horizontal[k] * UnsafeRawPointer(p + x + k).loadUnaligned(as: SIMD8<Float>.self)
          }
          UnsafeMutableRawPointer(dst + x).storeBytes(of: acc, as: SIMD8<Float>.self)
          x += 8
        }
        while x < w {
          var acc: Float = 0
          for k in 0..<horizontal.count { acc += horizontal[k] * p[x + k] }
          dst[x] = acc
          x += 1
        }
      }
    }
    for y in 0..<h {
      let dst = out.row(y)
      for x in 0..<w { dst[x] = 0 }
      for k in 0..<vertical.count {
        let yy = min(h - 1, max(0, y + k - rv))
        let src = mid.row(yy)
        let t = vertical[k]
        for x in 0..<w { dst[x] += t * src[x] }
      }
    }
    return out
  }
}

/// Sampled Gaussians and their derivatives.
struct GaussianTaps {
  let smooth: [Float]
  let first: [Float]
  let second: [Float]

  init(sigma: Double) {
    let r = max(1, Int((3.2 * sigma).rounded(.up)))
    var g: [Double] = [], d1: [Double] = [], d2: [Double] = []
    for i in -r...r {
      let x = Double(i)
      g.append(Elementary.exp(-x * x / (2 * sigma * sigma)))
    }
    let sum = g.reduce(0, +)
    g = g.map { $0 / sum }
    // Derivatives with exact moments: first · x = 1 (as correlation), second · x²/2 = 1, second · 1 = 0.
    var m1 = 0.0
    for i in -r...r { let v = Double(i) * g[i + r]; d1.append(v); m1 += v * Double(i) }
    d1 = d1.map { $0 / m1 }
    for i in -r...r { let x = Double(i); d2.append((x * x / (sigma * sigma) - 1) * g[i + r]) }
    let mean = d2.reduce(0, +) / Double(d2.count)
    d2 = d2.map { $0 - mean }
    var m2 = 0.0
    for i in -r...r { m2 += d2[i + r] * Double(i * i) / 2 }
    d2 = d2.map { $0 / m2 }
    smooth = g.map { Float($0) }
    first = d1.map { Float($0) }
    second = d2.map { Float($0) }
  }
}
