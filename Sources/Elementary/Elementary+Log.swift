extension Elementary {
  /// The natural logarithm: −∞ at zero, NaN below.
  ///
  /// `x` = 2ᵏ·m with √½ ≤ m < √2, f = m − 1, s = f ÷ (2 + f), and log m = 2 artanh s = f − s·(f − R), R by the
  /// series of artanh to s²².
  public static func log(_ x: Double) -> Double {
    guard let (k, m) = logParts(x) else { return logSpecial(x) }
    let f = m - 1
    let s = f / (2 + f)
    let z = s * s
    var r = 2.0 / 23
    r = r * z + 2.0 / 21
    r = r * z + 2.0 / 19
    r = r * z + 2.0 / 17
    r = r * z + 2.0 / 15
    r = r * z + 2.0 / 13
    r = r * z + 2.0 / 11
    r = r * z + 2.0 / 9
    r = r * z + 2.0 / 7
    r = r * z + 2.0 / 5
    r = r * z + 2.0 / 3
    r *= z
    // 2s = f − s·f; written with f²/2 the leading terms stay exact.
    let half = 0.5 * f * f
    let low = s * (half + r) + k * 0x1.a39ef35793c76p-33
    return k * 0x1.62e42fee00000p-1 - ((half - low) - f)
  }

  /// The natural logarithm as the sum of two Doubles, to about 2⁻⁶⁵ of its value.
  static func logSum(_ x: Double) -> (high: Double, low: Double)? {
    guard let (k, m) = logParts(x) else { return nil }
    let f = m - 1
    let t = twoSum(2, f)
    let s = f / t.high
    let p = twoProduct(s, t.high)
    let sLow = (((f - p.high) - p.low) - s * t.low) / t.high
    // artanh s = s + s·(z/3 + z²/5 + …), z = s².
    let z = twoProduct(s, s)
    let zLow = z.low + 2 * s * sLow
    var tail = 1.0 / 29
    tail = tail * z.high + 1.0 / 27
    tail = tail * z.high + 1.0 / 25
    tail = tail * z.high + 1.0 / 23
    tail = tail * z.high + 1.0 / 21
    tail = tail * z.high + 1.0 / 19
    tail = tail * z.high + 1.0 / 17
    tail = tail * z.high + 1.0 / 15
    tail = tail * z.high + 1.0 / 13
    tail = tail * z.high + 1.0 / 11
    tail = tail * z.high + 1.0 / 9
    tail = tail * z.high + 1.0 / 7
    tail = tail * z.high + 1.0 / 5
    let third = twoProduct(z.high, 0x1.5555555555555p-2)
    let correction = quickTwoSum(
      third.high, third.low + z.high * 0x1.5555555555555p-56 + zLow / 3 + z.high * z.high * tail)
    let product = twoProduct(s, correction.high)
    let mantissa = quickTwoSum(s, product.high)
    let mantissaLow = mantissa.low + (product.low + s * correction.low + sLow + sLow * correction.high)
    let whole = twoSum(k * 0x1.62e42fee00000p-1, 2 * mantissa.high)
    let low = whole.low + (2 * mantissaLow + k * 0x1.a39ef35793c76p-33)
    return quickTwoSum(whole.high, low)
  }

  /// k and m of x = 2ᵏ·m, √½ ≤ m < √2, for a positive finite `x`.
  private static func logParts(_ x: Double) -> (k: Double, m: Double)? {
    guard x > 0, x < .infinity else { return nil }
    var k = 0
    var bits = x.bitPattern
    if bits < 0x0010_0000_0000_0000 {
      bits = (x * 0x1p54).bitPattern
      k = -54
    }
    k += Int(bits >> 52) - 1023
    let fraction = bits & 0x000F_FFFF_FFFF_FFFF
    if fraction >= 0x0006_A09E_667F_3BCD {
      k += 1
      return (Double(k), Double(bitPattern: fraction | 0x3FE0_0000_0000_0000))
    }
    return (Double(k), Double(bitPattern: fraction | 0x3FF0_0000_0000_0000))
  }

  private static func logSpecial(_ x: Double) -> Double {
    if x == 0 { return -.infinity }
    return x > 0 ? .infinity : .nan
  }
}
