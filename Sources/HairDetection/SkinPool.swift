/// Tells the skin's colour from samples of skin and hair: the median of the flattest half.
struct SkinPool {
  private var activity: [Float]
  private var colors: [SIMD4<Float>]
  /// One channel at a time.
  private var values: [Float]
  /// Fewer samples than this tell nothing.
  private static let least = 12

  init(capacity: Int) {
    // One more than is ever kept: what is not kept is written there first.
    activity = [Float](repeating: 0, count: capacity + 1)
    colors = [SIMD4<Float>](repeating: .zero, count: capacity + 1)
    values = activity
  }

  /// Red, green and blue of the skin by the samples in `ranges`; `nil` where they are too few.
  mutating func level(_ ranges: [Range<Int>], of samples: SkinSamples) -> SIMD3<Float>? {
    let count = ranges.reduce(0) { $0 + $1.count }
    guard count >= Self.least else { return nil }
    let flat = takeFlattest(ranges, count / 2 + 1, of: samples, count)
    // The median's neighbourhood, so that channels stay together.
    let middle = median(ofChannel: 3, flat)
    let low = middle * 0.75, high = middle * 1.33
    var near = 0
    for i in 0..<flat {
      // Written in any case and kept or not, without a branch, which nobody could foresee.
      let color = colors[i]
      colors[near] = color
      near &+= (color.w >= low ? 1 : 0) & (color.w <= high ? 1 : 0)
    }
    return SIMD3(median(ofChannel: 0, near), median(ofChannel: 1, near), median(ofChannel: 2, near))
  }

  /// Keeps the colours of the `wanted` samples of least activity; of equal ones the first.
  private mutating func takeFlattest(
    _ ranges: [Range<Int>], _ wanted: Int, of samples: SkinSamples, _ count: Int
  ) -> Int {
    gather(ranges, of: samples)
    let border = Self.value(atRank: wanted - 1, of: activity, count)
    var kept = take(ranges, below: border, of: samples)
    for range in ranges where kept < wanted {
      for i in range where samples.activity[i] == border && kept < wanted {
        colors[kept] = samples.colors[i]
        kept &+= 1
      }
    }
    return kept
  }

  private mutating func gather(_ ranges: [Range<Int>], of samples: SkinSamples) {
    activity.withUnsafeMutableBufferPointer { to in
      samples.activity.withUnsafeBufferPointer { from in
        var n = 0
        for range in ranges {
          for i in range {
            to[n] = from[i]
            n &+= 1
          }
        }
      }
    }
  }

  /// Keeps the colours of less activity than `border`.
  private mutating func take(_ ranges: [Range<Int>], below border: Float, of samples: SkinSamples) -> Int {
    var kept = 0
    colors.withUnsafeMutableBufferPointer { to in
      samples.colors.withUnsafeBufferPointer { from in
        samples.activity.withUnsafeBufferPointer { activity in
          for range in ranges {
            for i in range {
              to[kept] = from[i]
              kept &+= activity[i] < border ? 1 : 0
            }
          }
        }
      }
    }
    return kept
  }

  /// The median of one channel of the first `count` colours.
  private mutating func median(ofChannel channel: Int, _ count: Int) -> Float {
    values.withUnsafeMutableBufferPointer { to in
      colors.withUnsafeBytes { from in
        for i in 0..<count { to[i] = from.load(fromByteOffset: 16 &* i &+ 4 &* channel, as: Float.self) }
      }
    }
    return Self.value(atRank: count / 2, of: values, count)
  }

  private static func value(atRank rank: Int, of values: [Float], _ count: Int) -> Float {
    values.withUnsafeBufferPointer {
      OrderStatistic.value(atRank: rank, of: UnsafeBufferPointer(rebasing: $0[..<count]))
    }
  }
}
