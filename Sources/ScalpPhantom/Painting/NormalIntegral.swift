import Elementary

/// The integral of the normal distribution, Φ, from a table with linear interpolation (error below 3·10⁻⁶).
struct NormalIntegral: Sendable {
  static let reach: Float = 4.5
  private static let perUnit: Float = 128
  private let table: [Float]

  init() {
    let count = Int(2 * Self.reach * Self.perUnit)
    table = (0...(count + 1)).map { i in
      let x = Double(i) / Double(Self.perUnit) - Double(Self.reach)
      return Float(Self.phi(x))
    }
  }

  @inline(__always)
  func callAsFunction(_ x: Float) -> Float {
    if x <= -Self.reach { return 0 }
    if x >= Self.reach { return 1 }
    let position = (x + Self.reach) * Self.perUnit
    let i = Int(position)
    let low = table[i]
    return low + (position - Float(i)) * (table[i + 1] - low)
  }

  /// ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …), Abramowitz & Stegun 26.2.11.
  private static func phi(_ x: Double) -> Double {
    var term = x
    var sum = x
    var n = 1.0
    while term.magnitude > 1e-18 * sum.magnitude && n < 400 {
      n += 2
      term *= x * x / n
      sum += term
    }
    return 0.5 + sum * Elementary.exp(-0.5 * x * x) * 0.3989422804014327
  }
}
