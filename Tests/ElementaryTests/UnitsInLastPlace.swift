/// How many representable numbers lie between two results; 0 for equal values and for two NaNs.
func ulps(_ a: Double, _ b: Double) -> Int64 {
  if a.isNaN && b.isNaN { return 0 }
  if a.isNaN || b.isNaN { return .max }
  func rank(_ x: Double) -> Int64 {
    let bits = Int64(bitPattern: x.bitPattern)
    return bits < 0 ? Int64.min - bits : bits
  }
  let (difference, overflow) = rank(a).subtractingReportingOverflow(rank(b))
  return overflow ? .max : abs(difference)
}

/// Reproducible arguments for comparisons (splitmix64).
struct Arguments {
  var state: UInt64

  mutating func bits() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * (Double(bits() >> 11) * 0x1p-53)
  }

  /// Any bit pattern that is a finite number.
  mutating func anyFinite() -> Double {
    while true {
      let x = Double(bitPattern: bits())
      if x.isFinite { return x }
    }
  }
}
