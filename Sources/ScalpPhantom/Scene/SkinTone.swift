/// The colour of skin under white light.
struct SkinTone: Sendable {
  let color: LinearColor
  /// What pigment and blood take from the light, per unit of each.
  static let melanin = LinearColor(0.42, 0.68, 0.92)
  static let blood = LinearColor(0.10, 0.85, 0.66)

  /// Fitzpatrick types I to VI as sRGB colours of scalp in photos.
  private static let types: [LinearColor] = [
    LinearColor(sRGB: 233, 202, 188), LinearColor(sRGB: 219, 181, 162), LinearColor(sRGB: 199, 156, 131),
    LinearColor(sRGB: 168, 121, 92), LinearColor(sRGB: 122, 82, 60), LinearColor(sRGB: 80, 54, 42),
  ]

  /// - Parameters:
  ///   - type: 1 to 6, mixed between whole numbers.
  ///   - tint: −1 (yellowish) to 1 (pinkish).
  init(type: Double, tint: Double) {
    let position = min(5, max(0, type - 1))
    let i = min(4, Int(position))
    let base = LinearColor.mix(Self.types[i], Self.types[i + 1], Float(position - Double(i)))
    let t = Float(tint)
    color = LinearColor(base.r, base.g * (1 - 0.07 * t), base.b * (1 + 0.06 * t))
  }

  /// What is left of light after absorption `a` ≥ −0.5, close to exp(−a).
  @inline(__always)
  static func remaining(_ a: Float) -> Float { 1 / (1 + a + 0.5 * a * a) }
}
