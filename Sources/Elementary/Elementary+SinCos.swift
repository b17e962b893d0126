extension Elementary {
  /// Sine and cosine of an angle in radians; NaN where it is infinite.
  ///
  /// The angle is reduced by multiples of π/2 to |r| ≤ π/4, exactly enough for every finite argument, and the Taylor
  /// series are summed to r¹⁷ and r¹⁸.
  public static func sincos(_ x: Double) -> (sin: Double, cos: Double) {
    guard x.isFinite else { return (.nan, .nan) }
    if x == 0 { return (x, 1) }
    let (quadrant, r, low) = reducedByHalfPi(x)
    let z = r * r

    var p = 1.0 / 355_687_428_096_000
    p = p * z - 1.0 / 1_307_674_368_000
    p = p * z + 1.0 / 6_227_020_800
    p = p * z - 1.0 / 39_916_800
    p = p * z + 1.0 / 362_880
    p = p * z - 1.0 / 5_040
    p = p * z + 1.0 / 120
    p = p * z - 1.0 / 6
    let sine = r + (low * (1 - 0.5 * z) + r * z * p)

    var q = -1.0 / 6_402_373_705_728_000
    q = q * z + 1.0 / 20_922_789_888_000
    q = q * z - 1.0 / 87_178_291_200
    q = q * z + 1.0 / 479_001_600
    q = q * z - 1.0 / 3_628_800
    q = q * z + 1.0 / 40_320
    q = q * z - 1.0 / 720
    q = q * z + 1.0 / 24
    let half = 0.5 * z
    let w = 1 - half
    let cosine = w + (((1 - w) - half) + (z * z * q - r * low))

    switch quadrant {
    case 0: return (sine, cosine)
    case 1: return (cosine, -sine)
    case 2: return (-sine, -cosine)
    default: return (-cosine, sine)
    }
  }

  /// The quadrant (0 to 3) and the rest, as a sum of two Doubles with |rest| ≤ π/4 and a little.
  private static func reducedByHalfPi(_ x: Double) -> (quadrant: Int, high: Double, low: Double) {
    if x.magnitude <= 0x1.921fb54442d18p-1 { return (0, x, 0) }
    guard x.magnitude < 0x1p20 else { return reducedFromAfar(x) }
    let n = nearestInteger(x * 0x1.45f306dc9c883p-1)
    // Three parts of π/2 with 33 bits each: their products with n < 2²⁰ are exact (Cody & Waite).
    let first = x - n * 0x1.921fb54400000p+0
    let second = twoSum(first, -(n * 0x1.0b4611a600000p-34))
    let third = twoSum(second.high, -(n * 0x1.3198a2e000000p-69))
    let rest = quickTwoSum(third.high, second.low + third.low - n * 0x1.b839a252049c1p-104)
    return (Int(n) & 3, rest.high, rest.low)
  }

  /// The reduction of Payne & Hanek: only those 192 bits of 2/π count that are neither a multiple of four turns of π/2
  /// nor below the result's precision.
  private static func reducedFromAfar(_ x: Double) -> (quadrant: Int, high: Double, low: Double) {
    let bits = x.magnitude.bitPattern
    let exponent = Int(bits >> 52) - 1075
    let mantissa = (bits & 0x000F_FFFF_FFFF_FFFF) | 0x0010_0000_0000_0000
    // 64 leading zeros stand for bits before the point.
    let start = exponent - 2 + 64
    let (word, shift) = (start / 64, UInt64(start % 64))
    func window(_ i: Int) -> UInt64 {
      let a = twoOverPi[word + i] << shift
      return shift == 0 ? a : a | (twoOverPi[word + i + 1] >> (64 - shift))
    }
    // The product modulo 2¹⁹²: two bits of quadrant, 190 bits of fraction.
    let low = window(2).multipliedFullWidth(by: mantissa)
    let middle = window(1).multipliedFullWidth(by: mantissa)
    let (b, carry) = middle.low.addingReportingOverflow(low.high)
    let a = window(0) &* mantissa &+ middle.high &+ (carry ? 1 : 0)

    var quadrant = Int(a >> 62)
    var f0 = a << 2 | b >> 62
    var f1 = b << 2 | low.low >> 62
    var negative = x < 0
    if f0 >> 63 == 1 {
      // The fraction is above one half: count from the next multiple.
      quadrant += 1
      f0 = ~f0
      f1 = ~f1
      negative.toggle()
    }
    let head = twoSum(Double(f0 >> 32) * 0x1p-32, Double(f0 & 0xFFFF_FFFF) * 0x1p-64)
    let next = twoSum(head.high, Double(f1 >> 32) * 0x1p-96)
    let fraction = quickTwoSum(next.high, next.low + head.low + Double(f1 & 0xFFFF_FFFF) * 0x1p-128)
    let product = twoProduct(fraction.high, 0x1.921fb54442d18p+0)
    let rest = quickTwoSum(
      product.high,
      product.low + fraction.high * 0x1.1a62633145c07p-54 + fraction.low * 0x1.921fb54442d18p+0)
    if x < 0 { quadrant = -quadrant }
    return (quadrant & 3, negative ? -rest.high : rest.high, negative ? -rest.low : rest.low)
  }

  /// 64 zero bits, then the first 1216 bits of 2/π.
  private static let twoOverPi: [UInt64] = [
    0, 0xA2F9_836E_4E44_1529, 0xFC27_57D1_F534_DDC0, 0xDB62_9599_3C43_9041, 0xFE51_63AB_DEBB_C561,
    0xB724_6E3A_424D_D2E0, 0x0649_2EEA_09D1_921C, 0xFE1D_EB1C_B129_A73E, 0xE882_35F5_2EBB_4484,
    0xE99C_7026_B45F_7E41, 0x3991_D639_8353_39F4, 0x9C84_5F8B_BDF9_283B, 0x1FF8_97FF_DE05_980F,
    0xEF2F_118B_5A0A_6D1F, 0x6D36_7ECF_27CB_09B7, 0x4F46_3F66_9E5F_EA2D, 0x7527_BAC7_EBE5_F17B,
    0x3D07_39F7_8A52_92EA, 0x6BFB_5FB1_1F8D_5D08, 0x5603_3046_FC7B_6BAB,
  ]
}
