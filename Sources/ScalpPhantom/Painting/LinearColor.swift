import Elementary

/// A colour in linear light, red, green and blue with 1 for white.
struct LinearColor: Sendable, Hashable {
  var r: Float
  var g: Float
  var b: Float

  init(_ r: Float, _ g: Float, _ b: Float) {
    self.r = r
    self.g = g
    self.b = b
  }

  init(gray: Float) { self.init(gray, gray, gray) }

  /// From sRGB code values, 0 to 255.
  init(sRGB r: Double, _ g: Double, _ b: Double) {
    self.init(
      Float(ToneCurve.linear(r / 255)), Float(ToneCurve.linear(g / 255)), Float(ToneCurve.linear(b / 255)))
  }

  static let white = LinearColor(gray: 1)

  static func * (a: LinearColor, s: Float) -> LinearColor { LinearColor(a.r * s, a.g * s, a.b * s) }
  static func * (a: LinearColor, b: LinearColor) -> LinearColor { LinearColor(a.r * b.r, a.g * b.g, a.b * b.b) }
  static func + (a: LinearColor, b: LinearColor) -> LinearColor { LinearColor(a.r + b.r, a.g + b.g, a.b + b.b) }

  /// The colour between `a` (0) and `b` (1).
  static func mix(_ a: LinearColor, _ b: LinearColor, _ t: Float) -> LinearColor { a * (1 - t) + b * t }

  /// Each component to the power of `exponent`.
  func power(_ exponent: Double) -> LinearColor {
    LinearColor(
      Float(Elementary.pow(Double(r), exponent)), Float(Elementary.pow(Double(g), exponent)),
      Float(Elementary.pow(Double(b), exponent)))
  }

  /// Luma (Rec. 601) of the sRGB code values, 0 to 255, not rounded.
  var luma: Double {
    func code(_ x: Float) -> Double { 255 * ToneCurve.encoded(Double(min(1, max(0, x)))) }
    return 0.299 * code(r) + 0.587 * code(g) + 0.114 * code(b)
  }
}
