/// The share of the variance of single measurements that is between subjects (Shrout and Fleiss 1979).
public struct IntraclassCorrelation: Sendable, Hashable {
  public var value: Double
  /// `nil` where measurements do not differ but between subjects.
  public var ci95: ClosedRange<Double>?

  /// ICC(3,1): differences between occasions do not count.
  static func consistency(_ t: TwoWayTable) -> IntraclassCorrelation? {
    let whole = t.subjects + (t.k - 1) * t.error
    guard whole > 0 else { return nil }
    var result = IntraclassCorrelation(value: (t.subjects - t.error) / whole, ci95: nil)
    guard t.error > 0 else { return result }
    let f = t.subjects / t.error
    let first = t.n - 1, second = (t.n - 1) * (t.k - 1)
    let low = f / FisherF.quantile(0.975, first, second), high = f * FisherF.quantile(0.975, second, first)
    result.ci95 = interval((low - 1) / (low + t.k - 1), (high - 1) / (high + t.k - 1))
    return result
  }

  /// ICC(2,1): differences between occasions count as error. Its interval uses Satterthwaite's degrees of freedom.
  static func agreement(_ t: TwoWayTable) -> IntraclassCorrelation? {
    let n = t.n, k = t.k
    let whole = t.subjects + (k - 1) * t.error + k * (t.occasions - t.error) / n
    guard whole > 0 else { return nil }
    let icc = (t.subjects - t.error) / whole
    var result = IntraclassCorrelation(value: icc, ci95: nil)
    guard t.error > 0 else { return result }
    let f = t.occasions / t.error
    let rest = n * (1 + (k - 1) * icc) - k * icc
    let upper = k * icc * f + rest
    let numerator = (k - 1) * (n - 1) * upper * upper
    let denominator = (n - 1) * k * k * icc * icc * f * f + rest * rest
    guard denominator > 0, numerator > 0 else { return result }
    let freedom = numerator / denominator
    let others = k * t.occasions + (k * n - k - n) * t.error
    let fLow = FisherF.quantile(0.975, n - 1, freedom), fHigh = FisherF.quantile(0.975, freedom, n - 1)
    result.ci95 = interval(
      n * (t.subjects - fLow * t.error) / (fLow * others + n * t.subjects),
      n * (fHigh * t.subjects - t.error) / (others + n * fHigh * t.subjects))
    return result
  }

  private static func interval(_ low: Double, _ high: Double) -> ClosedRange<Double>? {
    low.isFinite && high.isFinite && low <= high ? low...high : nil
  }
}
