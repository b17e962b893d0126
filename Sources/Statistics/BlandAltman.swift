/// The differences of two measurements (Bland and Altman 1986, 1999).
public struct BlandAltman: Sendable, Hashable {
  /// The mean of first less second.
  public var bias: Double
  public var biasCI95: ClosedRange<Double>
  /// Standard deviation of the differences.
  public var sd: Double
  /// The limits of agreement: bias ± 1.96 sd.
  public var lower: Double
  public var upper: Double
  public var lowerCI95: ClosedRange<Double>
  public var upperCI95: ClosedRange<Double>

  /// `nil` of fewer than two pairs.
  ///
  /// The variance of a limit is that of the mean and of 1.96 times the standard deviation,
  /// s²·(1/n + 1.96²/(2(n − 1))); intervals by Student's t with n − 1 degrees of freedom.
  public init?(_ pairs: [(first: Double, second: Double)]) {
    guard pairs.count > 1 else { return nil }
    let n = Double(pairs.count)
    let differences = pairs.map { $0.first - $0.second }
    let mean = differences.reduce(0, +) / n
    let s = (differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)).squareRoot()
    let t = StudentT.quantile(0.975, freedom: n - 1)
    let half = t * s / n.squareRoot()
    let limitHalf = t * s * (1 / n + 1.96 * 1.96 / (2 * (n - 1))).squareRoot()
    bias = mean
    sd = s
    lower = mean - 1.96 * s
    upper = mean + 1.96 * s
    biasCI95 = (mean - half)...(mean + half)
    lowerCI95 = (lower - limitHalf)...(lower + limitHalf)
    upperCI95 = (upper - limitHalf)...(upper + limitHalf)
  }
}
