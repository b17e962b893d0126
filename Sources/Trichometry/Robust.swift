/// Means and spreads that a few wrong values do not move.
enum Robust {
  static func median(_ values: [Double]) -> Double { median(ofSorted: values.sorted()) }

  /// The middle value, or the mean of both; NaN of none.
  static func median(ofSorted sorted: [Double]) -> Double {
    let n = sorted.count
    guard n > 0 else { return .nan }
    return n % 2 == 1 ? sorted[n / 2] : 0.5 * (sorted[n / 2 - 1] + sorted[n / 2])
  }

  /// The median of many positive values, found by counting: the bits of positive floats are in their order.
  static func median(ofPositive values: [Float]) -> Double {
    guard !values.isEmpty else { return .nan }
    // The upper half of the bits tells where the middle is, sorting what shares it tells which value.
    var counts = [Int32](repeating: 0, count: 1 << 15)
    for value in values { counts[Int(value.bitPattern >> 16) & 0x7FFF] += 1 }
    func value(atRank rank: Int) -> Double {
      var below = 0, upper = 0
      while below + Int(counts[upper]) <= rank {
        below += Int(counts[upper])
        upper += 1
      }
      return Double(values.filter { Int($0.bitPattern >> 16) == upper }.sorted()[rank - below])
    }
    let middle = values.count / 2
    return values.count % 2 == 1 ? value(atRank: middle) : 0.5 * (value(atRank: middle - 1) + value(atRank: middle))
  }

  /// 1.4826 times the median distance from the median: the standard deviation, for normal values.
  static func deviation(_ values: [Double]) -> Double {
    let middle = median(values)
    return 1.4826 * median(values.map { abs($0 - middle) })
  }
}
