/// Quantiles of distributions from their distribution functions.
enum Quantile {
  /// The x within `low` to `high` at which a rising function reaches `p`: bisection to the last bit.
  static func bisect(_ p: Double, low: Double, high: Double, _ function: (Double) -> Double) -> Double {
    var low = low, high = high
    for _ in 0..<2000 {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      if function(middle) < p { low = middle } else { high = middle }
    }
    return low + (high - low) / 2
  }

  /// An upper bound at which a rising function of x > 0 has passed `p`.
  static func bound(_ p: Double, _ function: (Double) -> Double) -> Double {
    var high = 1.0
    while function(high) < p && high < 1e300 { high *= 2 }
    return high
  }
}
