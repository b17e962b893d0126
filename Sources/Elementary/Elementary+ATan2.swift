extension Elementary {
  /// The angle of the direction (`x`, `y`) from the x axis, −π to π, with the signs and special cases of ISO C.
  ///
  /// For t = min ÷ max of the magnitudes and the nearest c = k/16, atan t = atan c + atan((t − c) ÷ (1 + t·c)), the
  /// last by its Taylor series.
  public static func atan2(y: Double, x: Double) -> Double {
    if x.isNaN || y.isNaN { return .nan }
    let angle = angleOfMagnitudes(y: y.magnitude, x: x.magnitude, mirrored: x.sign == .minus)
    return y.sign == .minus ? -angle : angle
  }

  /// The angle in 0 … π for magnitudes of `y` and `x`, `x` counted negative where `mirrored`.
  private static func angleOfMagnitudes(y: Double, x: Double, mirrored: Bool) -> Double {
    if y == 0 { return mirrored ? piHigh : 0 }
    if y.isInfinite || x.isInfinite {
      let t: Double = y.isInfinite ? (x.isInfinite ? 1 : 2) : 0
      return (mirrored ? 4 - t : t) * (0.25 * piHigh)
    }
    let steep = y > x
    let (small, large) = steep ? (x, y) : (y, x)
    // Extreme ratios: the quotient is the angle, and may be subnormal.
    if small < large * 0x1p-60 {
      if steep { return 0.5 * piHigh }
      return mirrored ? piHigh : small / large
    }
    let (high, low) = arcTangent(small, over: large)
    // angle = base ± arcTangent.
    if steep {
      return mirrored
        ? combined(0.5 * piHigh, 0.5 * piLow, high, low)
        : combined(0.5 * piHigh, 0.5 * piLow, -high, -low)
    }
    return mirrored ? combined(piHigh, piLow, -high, -low) : high + low
  }

  private static func combined(
    _ baseHigh: Double, _ baseLow: Double, _ high: Double, _ low: Double
  ) -> Double {
    let sum = quickTwoSum(baseHigh, high)
    return sum.high + (sum.low + (baseLow + low))
  }

  /// atan(small ÷ large) for 0 ≤ small ≤ large, as a sum of two Doubles.
  private static func arcTangent(_ small: Double, over large: Double) -> (high: Double, low: Double) {
    // Scaled by a power of two, so that products neither overflow nor lose bits.
    let exponent = Int(large.bitPattern >> 52) - 1023
    let scale = powerOfTwo(exponent > 1000 ? -1000 : (exponent < -900 ? 900 : 0))
    let (s, l) = (small * scale, large * scale)

    let k = s / l < 0.0625 ? 0 : Int(nearestInteger(s / l * 16))
    let c = Double(k) * 0.0625
    let p = twoProduct(c, l)
    let q = ((s - p.high) - p.low) / (l + c * s)
    let z = q * q
    var r = -1.0 / 15
    r = r * z + 1.0 / 13
    r = r * z - 1.0 / 11
    r = r * z + 1.0 / 9
    r = r * z - 1.0 / 7
    r = r * z + 1.0 / 5
    r = r * z - 1.0 / 3
    let node = nodes[k]
    let sum = k == 0 ? (high: q, low: 0.0) : quickTwoSum(node.high, q)
    return (sum.high, sum.low + (node.low + q * z * r))
  }

  private static let piHigh = 0x1.921fb54442d18p+1
  private static let piLow = 0x1.1a62633145c07p-53

  /// atan(k/16) for k = 0 … 16.
  private static let nodes: [(high: Double, low: Double)] = [
    (0, 0),
    (0x1.ff55bb72cfdeap-5, -0x1.c934d86d23f1dp-60),
    (0x1.fd5ba9aac2f6ep-4, -0x1.cd37686760c17p-59),
    (0x1.7b97b4bce5b02p-3, 0x1.347b0b4f881cap-58),
    (0x1.f5b75f92c80ddp-3, 0x1.8ab6e3cf7afbdp-57),
    (0x1.362773707ebccp-2, -0x1.963a544b672d8p-57),
    (0x1.6f61941e4def1p-2, -0x1.c63aae6f6e918p-56),
    (0x1.a64eec3cc23fdp-2, -0x1.24dec1b50b7ffp-56),
    (0x1.dac670561bb4fp-2, 0x1.a2b7f222f65e2p-56),
    (0x1.0657e94db30d0p-1, -0x1.d5b495f6349e6p-56),
    (0x1.1e00babdefeb4p-1, -0x1.928df287a668fp-58),
    (0x1.345f01cce37bbp-1, 0x1.1021137c71102p-55),
    (0x1.4978fa3269ee1p-1, 0x1.2419a87f2a458p-56),
    (0x1.5d58987169b18p-1, 0x1.0028e4bc5e7cap-57),
    (0x1.700a7c5784634p-1, -0x1.8c34d25aadef6p-56),
    (0x1.819d0b7158a4dp-1, -0x1.bf76229d3b917p-56),
    (0x1.921fb54442d18p-1, 0x1.1a62633145c07p-55),
  ]
}
