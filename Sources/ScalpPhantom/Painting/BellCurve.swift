import Elementary

/// exp(−x²/2) from a table with linear interpolation (error below 10⁻⁵); 0 beyond |x| = 4.5.
struct BellCurve: Sendable {
  private static let perUnit: Float = 128
  private let table: [Float]

  init() {
    table = (0...577).map { i in
      let x = Double(i) / Double(Self.perUnit)
      return Float(Elementary.exp(-0.5 * x * x))
    }
  }

  @inline(__always)
  func callAsFunction(_ x: Float) -> Float {
    let position = x.magnitude * Self.perUnit
    guard position < 576 else { return 0 }
    let i = Int(position)
    let low = table[i]
    return low + (position - Float(i)) * (table[i + 1] - low)
  }
}
