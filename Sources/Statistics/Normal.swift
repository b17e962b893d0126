import Elementary

/// The standard normal distribution.
public enum Normal {
  /// The 97.5 % point.
  public static let z95 = 1.959_963_984_540_054

  /// P(Z ≤ z).
  public static func cumulative(_ z: Double) -> Double {
    let half = 0.5 * SpecialFunctions.incompleteGamma(0.5, z * z / 2)
    return z < 0 ? 0.5 - half : 0.5 + half
  }

  /// The z with P(Z ≤ z) = p, 0 < p < 1.
  public static func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1)
    if p == 0.5 { return 0 }
    if p > 0.5 { return -quantile(1 - p) }
    // The square of a normal variable has the χ² distribution of one degree of freedom.
    let x = ChiSquared.quantile(1 - 2 * p, freedom: 1)
    return -x.squareRoot()
  }
}
