/// Means and spreads that a few wrong values do not move.
enum Robust {
  static func median(_ values: [Double]) -> Double { median(ofSorted: values.sorted()) }

  /// The middle value, or the mean of both; NaN of none.
  static func median(ofSorted sorted: [Double]) -> Double {
    let n = sorted.count
    guard n > 0 else { return .nan }
    return n % 2 == 1 ? sorted[n / 2] : 0.5 * (sorted[n / 2 - 1] + sorted[n / 2])
  }

  /// 1.4826 times the median distance from the median: the standard deviation, for normal values.
  static func deviation(_ values: [Double]) -> Double {
    let middle = median(values)
    return 1.4826 * median(values.map { abs($0 - middle) })
  }
}
