/// Numbers that look random and are the same in every run (Steele, Lea and Flood 2014, SplitMix64).
public struct NumberSource: Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  /// The next number, evenly spread over a range.
  public mutating func next(in range: Range<Double>) -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return range.lowerBound + Double(z >> 11) / 0x1p53 * (range.upperBound - range.lowerBound)
  }
}
