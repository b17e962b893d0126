/// Four positions at once.
private typealias Four = SIMD4<Double>

func evaluateStrip(
  _ positions: UnsafePointer<Double>, _ lights: UnsafePointer<Double>, _ count: Int,
  _ parameters: UnsafePointer<Double>, _ residuals: UnsafeMutablePointer<Double>,
  _ derivatives: UnsafeMutablePointer<Double>, _ stride: Int
) {
  let center = parameters[0]
  let width = parameters[1]
  let blur = parameters[2]
  let bL = parameters[3]
  let sL = parameters[4]
  let bR = parameters[5]
  let sR = parameters[6]
  let h = parameters[7]
  let q = parameters[8]
  let half = 0.5 * width
  let left = center - width / 2
  let right = center + width / 2
  let inverse = 1 / blur
  let edge = h + q * width * width / 6
  let jumpL = edge - (bL + sL * left)
  let jumpR = bR + sR * right - edge
  let kinkL = -q * width - sL
  let kinkR = sR - q * width
  var i = 0
  while i < count {
    let u = loadFour(positions, i)
    let (bellL, leftShare) = densityAndIntegral((left - u) * inverse)
    let (bellR, rightShare) = densityAndIntegral((u - right) * inverse)
    let within = 1 - leftShare - rightShare
    // ∫ x over each part, and ∫ (x − c)² over the strip, under the blurred weight.
    let leftMoment = u * leftShare - blur * bellL
    let rightMoment = u * rightShare + blur * bellR
    let v = u - center
    let square =
      (v * v + blur * blur) * within + blur * ((v - half) * bellL - (v + half) * bellR)
      - (width * width / 12) * within
    let byLeft = bellL * (-jumpL * inverse)
    let byRight = bellR * (-jumpR * inverse)
    // The bend's own dependence on centre and width: d(x−c)²/dc = −2(x−c), d(w²/12)/dw = w/6.
    let first = v * within + blur * (bellL - bellR)
    storeFour(byLeft + byRight - 2 * q * first, derivatives, i)
    storeFour(0.5 * (byRight - byLeft) - (q * width / 6) * within, derivatives, stride + i)
    storeFour(
      bellL * (kinkL - jumpL * (u - left) * (inverse * inverse))
        + bellR * (kinkR - jumpR * (u - right) * (inverse * inverse)) + (2 * q * blur) * within,
      derivatives, 2 * stride + i)
    storeFour(leftShare, derivatives, 3 * stride + i)
    storeFour(leftMoment, derivatives, 4 * stride + i)
    storeFour(rightShare, derivatives, 5 * stride + i)
    storeFour(rightMoment, derivatives, 6 * stride + i)
    storeFour(within, derivatives, 7 * stride + i)
    storeFour(square, derivatives, 8 * stride + i)
    let light = bL * leftShare + sL * leftMoment + bR * rightShare + sR * rightMoment + h * within + q * square
    storeFour(loadFour(lights, i) - light, residuals, i)
    i &+= 4
  }
}

func multiplyWeighted(
  _ weights: UnsafePointer<Double>, _ columns: UnsafePointer<UnsafePointer<Double>>, _ columnCount: Int,
  _ count: Int, _ scratch: UnsafeMutablePointer<Double>, _ products: UnsafeMutablePointer<Double>
) {
  var out = products
  var i = 0
  while i < columnCount {
    var g = 0
    while g < count {
      storeFour(loadFour(weights, g) * loadFour(columns[i], g), scratch, g)
      g &+= 4
    }
    var j = 0
    // Four sums at once: none waits for its own last addition.
    while j + 4 <= i + 1 {
      let (c0, c1, c2, c3) = (columns[j], columns[j + 1], columns[j + 2], columns[j + 3])
      var s0 = Four.zero
      var s1 = Four.zero
      var s2 = Four.zero
      var s3 = Four.zero
      g = 0
      while g < count {
        let a = loadFour(scratch, g)
        s0 += a * loadFour(c0, g)
        s1 += a * loadFour(c1, g)
        s2 += a * loadFour(c2, g)
        s3 += a * loadFour(c3, g)
        g &+= 4
      }
      out[j] = total(s0)
      out[j + 1] = total(s1)
      out[j + 2] = total(s2)
      out[j + 3] = total(s3)
      j &+= 4
    }
    while j <= i {
      var s = Four.zero
      g = 0
      while g < count {
        s += loadFour(scratch, g) * loadFour(columns[j], g)
        g &+= 4
      }
      out[j] = total(s)
      j &+= 1
    }
    i &+= 1
    out += i
  }
}

@inline(__always)
private func loadFour(_ p: UnsafePointer<Double>, _ offset: Int) -> Four {
  UnsafeRawPointer(p + offset).loadUnaligned(as: Four.self)
}

@inline(__always)
private func storeFour(_ v: Four, _ p: UnsafeMutablePointer<Double>, _ offset: Int) {
  UnsafeMutableRawPointer(p + offset).storeBytes(of: v, as: Four.self)
}

/// The lanes added in their order.
@inline(__always)
private func total(_ v: Four) -> Double { v[0] + v[1] + v[2] + v[3] }

/// exp(−z²/2) ÷ √(2π), and the probability below z: see `NormalCurve` in Trichometry.
@inline(__always)
private func densityAndIntegral(_ z: Four) -> (density: Four, integral: Four) {
  let bell = exponential((z * z) * -0.5)
  let magnitude = z.replacing(with: -z, where: z .< 0)
  let t = 1 / (1 + 0.231_641_888_4 * magnitude)
  var polynomial = Four(repeating: 1.061_405_429)
  polynomial = polynomial * t - 1.453_152_027
  polynomial = polynomial * t + 1.421_413_741
  polynomial = polynomial * t - 0.284_496_736
  polynomial = polynomial * t + 0.254_829_592
  let tail = 0.5 * polynomial * t * bell
  return (bell * 0.398_942_280_401_432_7, (1 - tail).replacing(with: tail, where: z .< 0))
}

/// e to the power of `x` ≤ 0; what lies below e⁻⁶⁰⁰ is e⁻⁶⁰⁰.
@inline(__always)
private func exponential(_ x: Four) -> Four {
  let bounded = x.replacing(with: -600, where: x .< -600)
  // Adding 1.5 · 2⁵² rounds to an integer and leaves it in the lowest bits.
  let shifted = bounded * 0x1.71547652b82fep+0 + 0x1.8p52
  let k = shifted - 0x1.8p52
  let r = bounded - k * 0x1.62e42fefa39efp-1
  var p = Four(repeating: 1.0 / 40_320)
  p = p * r + 1.0 / 5_040
  p = p * r + 1.0 / 720
  p = p * r + 1.0 / 120
  p = p * r + 1.0 / 24
  p = p * r + 1.0 / 6
  p = p * r + 0.5
  p = p * r + 1
  p = p * r + 1
  let power = (unsafeBitCast(shifted, to: SIMD4<UInt64>.self) &+ 1023) &<< 52
  return p * unsafeBitCast(power, to: Four.self)
}
