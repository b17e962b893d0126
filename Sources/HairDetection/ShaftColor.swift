/// How a shaft differs from skin, colour by colour, and how much something else looks like it.
struct ShaftColor {
  private let mean: SIMD3<Float>
  private let square: Float

  /// What differs less from skin has no colour to compare with.
  private static let leastSquare: Float = 0.0004

  /// - Parameter contrasts: of points of the shaft, as ``SkinContrast`` tells them.
  init(_ contrasts: some Collection<SIMD3<Float>>) {
    self.init(mean: contrasts.reduce(SIMD3<Float>.zero, +) / Float(contrasts.count))
  }

  init(mean: SIMD3<Float>) {
    self.mean = mean
    square = (mean * mean).sum()
  }

  /// Whether it can be told from skin.
  var isClear: Bool { square > Self.leastSquare }

  /// How much it differs from skin: 0 for not at all, about 1 for black hair.
  var depth: Double { Double(max(Self.leastSquare, square)).squareRoot() }

  /// 1 for what looks like the shaft, 0 for what looks like skin.
  func likeness(of contrast: SIMD3<Float>) -> Float { (contrast * mean).sum() / max(Self.leastSquare, square) }
}
