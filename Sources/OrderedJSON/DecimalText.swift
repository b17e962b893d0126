/// Numbers as decimal text, the same bytes on every machine; for JSON, CSV and tables alike.
public enum DecimalText {
  /// The significant digits of a number that is given without `decimals`.
  public static let significantDigits = 9

  /// `value` with at most nine significant digits, or with at most so many `decimals`.
  public static func string(_ value: Double, decimals: Int? = nil) -> String {
    var bytes: [UInt8] = []
    append(value, decimals: decimals, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends an integer.
  public static func append(_ value: Int, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    append(value.magnitude, minimumDigits: 1, to: &bytes)
  }

  /// Appends a finite number, trailing zeros left out, −0 as 0.
  ///
  /// Without `decimals` it has at most nine significant digits, in exponent notation below 10⁻⁵ and from 10¹⁵. With
  /// `decimals` (0 to 15) it is rounded at that place. Rounding is that of the exact binary value, half to even,
  /// except in exponent notation, where the ninth digit of a near-tie may be off by one.
  /// - Precondition: `value` is finite.
  public static func append(_ value: Double, decimals: Int? = nil, to bytes: inout [UInt8]) {
    precondition(value.isFinite, "a number that is not finite has no decimal text")
    let start = bytes.count
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let magnitude = value.magnitude
    if magnitude == 0 {
      bytes.append(UInt8(ascii: "0"))
    } else if magnitude >= 1e15 || (decimals == nil && magnitude < 1e-5) {
      appendWithExponent(magnitude, to: &bytes)
    } else if let decimals {
      appendFixed(magnitude, decimals: min(15, max(0, decimals)), to: &bytes)
    } else {
      appendSignificant(magnitude, to: &bytes)
    }
    // What was rounded to zero has no sign.
    if bytes.count == start + 2, bytes[start] == UInt8(ascii: "-"), bytes[start + 1] == UInt8(ascii: "0") {
      bytes.remove(at: start)
    }
  }

  /// Nine significant digits for 10⁻⁵ ≤ value < 10¹⁵.
  private static func appendSignificant(_ value: Double, to bytes: inout [UInt8]) {
    // The power of ten below which the value lies.
    var place = 0
    if value >= 1 {
      while place < 15 && value >= powersOfTen[place] { place += 1 }
    } else {
      while place > -4 && value < negativePowersOfTen[1 - place] { place -= 1 }
    }
    let decimals = significantDigits - place
    if decimals >= 0 { return appendFixed(value, decimals: decimals, to: &bytes) }
    let unit = UInt64(powersOfTen[-decimals])
    let (whole, fraction) = parts(value)
    var (count, rest) = whole.quotientAndRemainder(dividingBy: unit)
    if 2 * rest > unit || (2 * rest == unit && (fraction > 0 || count & 1 == 1)) { count += 1 }
    rest = count * unit
    append(UInt(rest), minimumDigits: 1, to: &bytes)
  }

  /// At most `decimals` places for a value below 10¹⁵.
  private static func appendFixed(_ value: Double, decimals: Int, to bytes: inout [UInt8]) {
    var (whole, fraction) = parts(value)
    var digits: UInt64 = 0
    if fraction > 0 {
      // fraction = mantissa · 2^−shift; the product with 10^decimals has at most 103 bits.
      let exponent = Int(fraction.bitPattern >> 52)
      let mantissa = (fraction.bitPattern & 0x000F_FFFF_FFFF_FFFF) | (exponent > 0 ? 0x0010_0000_0000_0000 : 0)
      let shift = 1075 - max(1, exponent)
      if shift < 128 {
        let product = UInt128(mantissa) * UInt128(UInt64(powersOfTen[decimals]))
        let kept = product >> UInt128(shift)
        let rest = product - (kept << UInt128(shift))
        let half = UInt128(1) << UInt128(shift - 1)
        digits = UInt64(kept)
        if rest > half || (rest == half && (decimals > 0 ? digits : whole) & 1 == 1) { digits += 1 }
        if digits >= UInt64(powersOfTen[decimals]) {
          digits = 0
          whole += 1
        }
      }
    }
    append(UInt(whole), minimumDigits: 1, to: &bytes)
    guard digits > 0 else { return }
    var places = decimals
    while digits % 10 == 0 {
      digits /= 10
      places -= 1
    }
    bytes.append(UInt8(ascii: "."))
    append(UInt(digits), minimumDigits: places, to: &bytes)
  }

  /// Nine significant digits as d.dddddddde±x.
  private static func appendWithExponent(_ value: Double, to bytes: inout [UInt8]) {
    var scaled = value
    var exponent = 0
    while scaled >= 1e22 {
      scaled /= 1e22
      exponent += 22
    }
    while scaled < 1e-22 {
      scaled *= 1e22
      exponent -= 22
    }
    while scaled >= 10 {
      scaled /= 10
      exponent += 1
    }
    while scaled < 1 {
      scaled *= 10
      exponent -= 1
    }
    let start = bytes.count
    appendFixed(scaled, decimals: significantDigits - 1, to: &bytes)
    if bytes.count == start + 2 {
      // 9.999999999 was rounded to 10.
      bytes.removeLast()
      exponent += 1
    }
    bytes.append(UInt8(ascii: "e"))
    append(exponent, to: &bytes)
  }

  private static func parts(_ value: Double) -> (whole: UInt64, fraction: Double) {
    let whole = UInt64(value)
    return (whole, value - Double(whole))
  }

  private static func append(_ value: UInt, minimumDigits: Int, to bytes: inout [UInt8]) {
    var digits = 1
    var limit: UInt = 10
    while digits < 20 && value >= limit {
      digits += 1
      let (next, overflow) = limit.multipliedReportingOverflow(by: 10)
      limit = overflow ? .max : next
      if overflow { break }
    }
    let count = max(digits, minimumDigits)
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: count))
    var rest = value
    var i = start + count - 1
    while rest > 0 {
      bytes[i] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
      i -= 1
    }
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
  private static let negativePowersOfTen: [Double] = [1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5]
}
