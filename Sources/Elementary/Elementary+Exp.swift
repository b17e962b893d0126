extension Elementary {
  /// e to the power of `x`.
  ///
  /// `x` = k·ln 2 + r with |r| ≤ ½ ln 2, and eʳ by its Taylor series to r¹³.
  public static func exp(_ x: Double) -> Double {
    expOfSum(x, 0)
  }

  /// e to the power of `high + low`, |low| being at most some units in the last place of `high`.
  static func expOfSum(_ high: Double, _ low: Double) -> Double {
    if high.isNaN { return high }
    if high > 709.79 { return .infinity }
    if high < -745.14 { return 0 }
    let k = nearestInteger(high * 0x1.71547652b82fep+0)
    // The first part of ln 2 has 32 bits, so that its product with k is exact.
    let exact = high - k * 0x1.62e42fee00000p-1
    let (r, rest) = quickTwoSum(exact, low - k * 0x1.a39ef35793c76p-33)
    var q = 1.0 / 6_227_020_800
    q = q * r + 1.0 / 479_001_600
    q = q * r + 1.0 / 39_916_800
    q = q * r + 1.0 / 3_628_800
    q = q * r + 1.0 / 362_880
    q = q * r + 1.0 / 40_320
    q = q * r + 1.0 / 5_040
    q = q * r + 1.0 / 720
    q = q * r + 1.0 / 120
    q = q * r + 1.0 / 24
    q = q * r + 1.0 / 6
    q = q * r + 0.5
    return scaled(1 + (r + (r * r * q + rest)), byPowerOfTwo: Int(k))
  }

  /// `x` · 2ᵏ for 1/4 < x < 4 and |k| ≤ 1100, rounded once.
  private static func scaled(_ x: Double, byPowerOfTwo k: Int) -> Double {
    if k > 1000 { return x * 0x1p1000 * powerOfTwo(k - 1000) }
    // Results near the subnormal range: the last step is the only one that can round.
    if k < -1000 { return x * powerOfTwo(k + 200) * 0x1p-200 }
    return x * powerOfTwo(k)
  }

  /// 2ᵏ for −1022 ≤ k ≤ 1023.
  static func powerOfTwo(_ k: Int) -> Double {
    Double(bitPattern: UInt64(truncatingIfNeeded: k + 1023) << 52)
  }
}
