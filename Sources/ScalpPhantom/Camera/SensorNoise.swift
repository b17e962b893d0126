/// Shot and read noise of a sensor.
struct SensorNoise {
  /// Variance at white, and without light.
  private let shot: Float
  private let read: Float
  private var random: RandomSource

  init(level: Double, random: RandomSource) {
    // Level 1: 1.1 % of white at white, 0.12 % in the dark.
    shot = Float(level * level * 1.2e-4)
    read = Float(level * level * 1.5e-6)
    self.random = random
  }

  mutating func add(to samples: inout [Float]) {
    guard shot > 0 else { return }
    for i in samples.indices {
      let deviation = (max(0, samples[i]) * shot + read).squareRoot()
      samples[i] += deviation * bell()
    }
  }

  /// Nearly standard normal: the sum of eight bytes has variance 8·(256² − 1)/12.
  @inline(__always)
  private mutating func bell() -> Float {
    let bits = random.next()
    let pairs = (bits & 0x00FF_00FF_00FF_00FF) + ((bits >> 8) & 0x00FF_00FF_00FF_00FF)
    let fours = (pairs & 0x0000_FFFF_0000_FFFF) + ((pairs >> 16) & 0x0000_FFFF_0000_FFFF)
    let sum = Int32(truncatingIfNeeded: fours & 0xFFFF_FFFF) + Int32(truncatingIfNeeded: fours >> 32)
    return Float(sum - 1020) * (1 / 209.0226)
  }
}
