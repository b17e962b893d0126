import Imaging

/// The sRGB curve by interpolation in small tables, within 2e-6, for loops.
enum SRGBCurve {
  private static let count = 2048
  /// Codes at equal steps of √light, where the curve is nearly straight.
  private static let codes = (0...count).map { i -> Double in
    let r = Double(i) / Double(count)
    return LinearLight.encoded(r * r)
  }
  private static let lights = (0...count).map { LinearLight.decoded(Double($0) / Double(count)) }

  /// The code, 0 to 1, of linear light; clamped.
  static func encoded(_ light: Double) -> Double {
    interpolated(codes, at: light > 0 ? light.squareRoot() : 0)
  }

  /// The linear light of a code; clamped.
  static func decoded(_ code: Double) -> Double { interpolated(lights, at: code) }

  @inline(__always)
  private static func interpolated(_ table: [Double], at x: Double) -> Double {
    let f = min(max(x, 0), 1) * Double(count)
    let i = min(Int(f), count - 1)
    return table[i] + (f - Double(i)) * (table[i + 1] - table[i])
  }
}
