extension Elementary {
  /// `x` to the power of `y`, with the special cases of ISO C (Annex F): anything to the power of 0, and 1 to the
  /// power of anything, is 1; a negative `x` needs an integer `y`, else NaN.
  ///
  /// exp(y · log x) with the logarithm carried to about 65 bits.
  public static func pow(_ x: Double, _ y: Double) -> Double {
    if y == 0 || x == 1 { return 1 }
    if x.isNaN || y.isNaN { return .nan }
    if y == 1 { return x }
    if y.isInfinite {
      let magnitude = x.magnitude
      if magnitude == 1 { return 1 }
      return (magnitude > 1) == (y > 0) ? .infinity : 0
    }
    let odd = isOddInteger(y)
    let sign: Double = odd && x.sign == .minus ? -1 : 1
    if x == 0 { return y > 0 ? 0 * sign : .infinity * sign }
    if x.isInfinite { return y > 0 ? .infinity * sign : 0 * sign }
    if x < 0 && !odd && !isInteger(y) { return .nan }
    // Where |x| differs from 1, |log x| ≥ 2⁻⁵³: a larger |y| than 2⁶⁴ overflows or vanishes anyway.
    guard let log = logSum(x.magnitude), log.high != 0 else { return sign }
    let exponent = max(-0x1p64, min(0x1p64, y))
    let product = twoProduct(exponent, log.high)
    // Far out of range the low part would be infinity − infinity.
    if product.high.magnitude > 1000 { return (product.high > 0 ? .infinity : 0) * sign }
    let sum = quickTwoSum(product.high, product.low + exponent * log.low)
    return sign * expOfSum(sum.high, sum.low)
  }

  private static func isInteger(_ y: Double) -> Bool {
    y.magnitude >= 0x1p52 || (y.magnitude + 0x1p52) - 0x1p52 == y.magnitude
  }

  private static func isOddInteger(_ y: Double) -> Bool {
    guard y.magnitude < 0x1p53, isInteger(y) else { return false }
    return UInt64(y.magnitude) & 1 == 1
  }
}
