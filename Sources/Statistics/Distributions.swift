/// Student's t distribution.
public enum StudentT {
  /// P(T ≤ t) with `freedom` degrees of freedom, not necessarily whole.
  public static func cumulative(_ t: Double, freedom: Double) -> Double {
    precondition(freedom > 0)
    let tail = 0.5 * SpecialFunctions.incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5)
    return t < 0 ? tail : 1 - tail
  }

  /// The t with P(T ≤ t) = p, 0 < p < 1.
  public static func quantile(_ p: Double, freedom: Double) -> Double {
    precondition(p > 0 && p < 1 && freedom > 0)
    if p == 0.5 { return 0 }
    if p < 0.5 { return -quantile(1 - p, freedom: freedom) }
    let high = Quantile.bound(p) { cumulative($0, freedom: freedom) }
    return Quantile.bisect(p, low: 0, high: high) { cumulative($0, freedom: freedom) }
  }
}

/// Fisher's F distribution.
public enum FisherF {
  /// P(F ≤ f).
  public static func cumulative(_ f: Double, _ first: Double, _ second: Double) -> Double {
    precondition(first > 0 && second > 0)
    guard f > 0 else { return 0 }
    return SpecialFunctions.incompleteBeta(first * f / (first * f + second), first / 2, second / 2)
  }

  /// The f with P(F ≤ f) = p, 0 < p < 1.
  public static func quantile(_ p: Double, _ first: Double, _ second: Double) -> Double {
    precondition(p > 0 && p < 1)
    let high = Quantile.bound(p) { cumulative($0, first, second) }
    return Quantile.bisect(p, low: 0, high: high) { cumulative($0, first, second) }
  }
}

/// The χ² distribution.
public enum ChiSquared {
  /// P(X ≤ x).
  public static func cumulative(_ x: Double, freedom: Double) -> Double {
    precondition(freedom > 0)
    return x > 0 ? SpecialFunctions.incompleteGamma(freedom / 2, x / 2) : 0
  }

  /// The x with P(X ≤ x) = p, 0 < p < 1.
  public static func quantile(_ p: Double, freedom: Double) -> Double {
    precondition(p > 0 && p < 1)
    let high = Quantile.bound(p) { cumulative($0, freedom: freedom) }
    return Quantile.bisect(p, low: 0, high: high) { cumulative($0, freedom: freedom) }
  }
}
