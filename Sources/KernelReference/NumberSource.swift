/// The same numbers in every run: a linear congruential generator modulo 2⁶⁴ (Knuth's MMIX constants).
struct NumberSource {
  private var state: UInt64 = 1

  private mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 40
  }

  /// Values in −1 ..< 1 with 24 bits.
  mutating func floats(_ count: Int) -> [Float] {
    (0..<count).map { _ in Float(next()) / 8_388_608 - 1 }
  }

  /// Values in −1 ..< 1 with 24 bits.
  mutating func doubles(_ count: Int) -> [Double] { floats(count).map(Double.init) }
}
