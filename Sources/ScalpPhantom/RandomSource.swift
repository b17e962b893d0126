import Elementary

/// A seeded source of random numbers: xoshiro256** (Blackman & Vigna 2018), its state filled by splitmix64.
///
/// The same seed gives the same numbers on every machine. `split` derives independent sources by name, so that drawing
/// more numbers for one purpose never shifts those of another.
public struct RandomSource: Sendable, RandomNumberGenerator {
  private let seed: UInt64
  private var state: (UInt64, UInt64, UInt64, UInt64)

  public init(seed: UInt64) {
    self.seed = seed
    var s = seed
    state = (Self.splitMix(&s), Self.splitMix(&s), Self.splitMix(&s), Self.splitMix(&s))
  }

  /// The source named `label`; it depends on this one's seed and not on what was drawn from it.
  public func split(_ label: String, _ index: Int = 0) -> RandomSource {
    // FNV-1a over the label, then the index, then one round of splitmix64.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in label.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var s = seed ^ hash &+ UInt64(bitPattern: Int64(index)) &* 0xD134_2543_DE82_EF95
    return RandomSource(seed: Self.splitMix(&s))
  }

  public mutating func next() -> UInt64 {
    func rotated(_ x: UInt64, _ k: UInt64) -> UInt64 { x << k | x >> (64 - k) }
    let result = rotated(state.1 &* 5, 7) &* 9
    let t = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= t
    state.3 = rotated(state.3, 45)
    return result
  }

  // MARK: Distributions

  /// Uniform in 0 ..< 1, with 53 random bits.
  public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  public mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }

  /// Uniform in 0 ..< `count`.
  public mutating func integer(below count: Int) -> Int {
    precondition(count > 0)
    return Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  public mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// The standard normal distribution (Box & Muller; one of the pair is used).
  public mutating func normal() -> Double {
    let radius = (-2 * Elementary.log(1 - unit())).squareRoot()
    return radius * Elementary.sincos(2 * Double.pi * unit()).cos
  }

  public mutating func normal(_ mean: Double, _ deviation: Double) -> Double { mean + deviation * normal() }

  /// A log-normal variable of this mean and coefficient of variation.
  public mutating func logNormal(mean: Double, cv: Double) -> Double {
    let variance = Elementary.log(1 + cv * cv)
    return mean * Elementary.exp(variance.squareRoot() * normal() - 0.5 * variance)
  }

  /// A Poisson count (inversion in steps of mean ≤ 30).
  public mutating func poisson(_ mean: Double) -> Int {
    var count = 0
    var rest = mean
    while rest > 0 {
      let step = min(rest, 30)
      rest -= step
      let limit = Elementary.exp(-step)
      var product = unit()
      while product > limit {
        count += 1
        product *= unit()
      }
    }
    return count
  }

  /// An index drawn with these weights; 0 where none is positive.
  public mutating func index(weights: [Double]) -> Int {
    var total = 0.0
    for w in weights { total += max(0, w) }
    var rest = unit() * total
    for (i, w) in weights.enumerated() where w > 0 {
      rest -= w
      if rest < 0 { return i }
    }
    return weights.lastIndex { $0 > 0 } ?? 0
  }

  private static func splitMix(_ s: inout UInt64) -> UInt64 {
    s &+= 0x9E37_79B9_7F4A_7C15
    var z = s
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
