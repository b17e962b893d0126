/// Shares of a number of cases.
public enum Proportion {
  /// Wilson's 95 % interval of a proportion (Wilson 1927), which stays within 0 to 1.
  public static func wilson95(successes: Int, of count: Int) -> ClosedRange<Double> {
    precondition(count > 0 && (0...count).contains(successes))
    let z = Normal.z95
    let n = Double(count), p = Double(successes) / n
    let scale = 1 / (1 + z * z / n)
    let middle = scale * (p + z * z / (2 * n))
    let half = scale * z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return max(0, middle - half)...min(1, middle + half)
  }
}
