/// Tells the skin's colour from samples of skin and hair: the median of the flattest half.
struct SkinPool {
  private var activity: [Float]
  private var luma: [Float]
  private var red: [Float]
  private var green: [Float]
  private var blue: [Float]
  /// Fewer samples than this tell nothing.
  private static let least = 12

  init(capacity: Int) {
    activity = [Float](repeating: 0, count: capacity)
    luma = activity
    red = activity
    green = activity
    blue = activity
  }

  /// Red, green and blue of the skin by the samples in `ranges`; `nil` where they are too few.
  mutating func level(_ ranges: [Range<Int>], of samples: SkinSamples) -> [Float]? {
    let count = ranges.reduce(0) { $0 + $1.count }
    guard count >= Self.least else { return nil }
    let flat = takeFlattest(ranges, count / 2 + 1, of: samples, count)
    // The median's neighbourhood, so that channels stay together.
    let middle = Self.value(atRank: flat / 2, of: luma, flat)
    let low = middle * 0.75, high = middle * 1.33
    var near = 0
    for i in 0..<flat {
      let isNear = luma[i] >= low && luma[i] <= high
      red[near] = red[i]
      green[near] = green[i]
      blue[near] = blue[i]
      near += isNear ? 1 : 0
    }
    return [red, green, blue].map { Self.value(atRank: near / 2, of: $0, near) }
  }

  /// Keeps the colours of the `wanted` samples of least activity; of equal ones the first.
  private mutating func takeFlattest(
    _ ranges: [Range<Int>], _ wanted: Int, of samples: SkinSamples, _ count: Int
  ) -> Int {
    var n = 0
    for range in ranges {
      for i in range {
        activity[n] = samples.activity[i]
        n += 1
      }
    }
    let border = Self.value(atRank: wanted - 1, of: activity, count)
    var atBorder = wanted
    for i in 0..<count where activity[i] < border { atBorder -= 1 }
    var kept = 0
    for range in ranges {
      for i in range {
        let own = samples.activity[i]
        let isAt = own == border
        luma[kept] = samples.luma[i]
        red[kept] = samples.red[i]
        green[kept] = samples.green[i]
        blue[kept] = samples.blue[i]
        kept += own < border || (isAt && atBorder > 0) ? 1 : 0
        atBorder -= isAt ? 1 : 0
        if kept == wanted { return kept }
      }
    }
    return kept
  }

  private static func value(atRank rank: Int, of values: [Float], _ count: Int) -> Float {
    values.withUnsafeBufferPointer {
      OrderStatistic.value(atRank: rank, of: UnsafeBufferPointer(rebasing: $0[..<count]))
    }
  }
}
