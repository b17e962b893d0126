/// The arithmetic mean; `nil` of nothing.
func mean(_ values: [Double]) -> Double? {
  values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
}

/// The middle value, or the mean of the two middle ones; `nil` of nothing.
func median(_ values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// The median distance of values from their median; `nil` of nothing.
func medianAbsoluteDeviation(_ values: [Double]) -> Double? {
  median(values).flatMap { center in median(values.map { abs($0 - center) }) }
}

/// Pearson's correlation of pairs; `nil` below two pairs or where one side does not vary.
func correlation(_ pairs: [(Double, Double)]) -> Double? {
  guard pairs.count > 1, let meanX = mean(pairs.map(\.0)), let meanY = mean(pairs.map(\.1)) else { return nil }
  var xx = 0.0
  var yy = 0.0
  var xy = 0.0
  for (x, y) in pairs {
    xx += (x - meanX) * (x - meanX)
    yy += (y - meanY) * (y - meanY)
    xy += (x - meanX) * (y - meanY)
  }
  return xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : nil
}
