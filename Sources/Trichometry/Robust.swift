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
    // The upper half of the bits tells where the middle is, the lower half which value there.
    var counts = [Int32](repeating: 0, count: 1 << 16)
    for value in values { counts[Int(value.bitPattern >> 16)] &+= 1 }
    func value(atRank rank: Int) -> Double {
      let (upper, rest) = place(ofRank: rank, in: counts)
      var lower = [Int32](repeating: 0, count: 1 << 16)
      for value in values where value.bitPattern >> 16 == UInt32(upper) {
        lower[Int(value.bitPattern & 0xFFFF)] &+= 1
      }
      return Double(Float(bitPattern: UInt32(upper << 16 | place(ofRank: rest, in: lower).index)))
    }
    let middle = values.count / 2
    return values.count % 2 == 1 ? value(atRank: middle) : 0.5 * (value(atRank: middle - 1) + value(atRank: middle))
  }

  /// The index whose count a rank falls into, and how many ranks of it come before.
  private static func place(ofRank rank: Int, in counts: [Int32]) -> (index: Int, rest: Int) {
    var rest = rank, index = 0
    while Int(counts[index]) <= rest {
      rest -= Int(counts[index])
      index += 1
    }
    return (index, rest)
  }

  /// 1.4826 times the median distance from the median: the standard deviation, for normal values.
  static func deviation(_ values: [Double]) -> Double {
    let middle = median(values)
    return 1.4826 * median(values.map { abs($0 - middle) })
  }
}
