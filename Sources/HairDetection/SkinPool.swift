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
    // One more than is ever kept: what is not kept is written there first.
    activity = [Float](repeating: 0, count: capacity + 1)
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
    let near = keepNear(middle * 0.75, middle * 1.33, of: flat)
    return [
      Self.value(atRank: near / 2, of: red, near), Self.value(atRank: near / 2, of: green, near),
      Self.value(atRank: near / 2, of: blue, near),
    ]
  }

  /// Keeps the colours of the `wanted` samples of least activity; of equal ones the first.
  private mutating func takeFlattest(
    _ ranges: [Range<Int>], _ wanted: Int, of samples: SkinSamples, _ count: Int
  ) -> Int {
    var n = 0
    for range in ranges {
      for own in samples.activity[range] {
        activity[n] = own
        n += 1
      }
    }
    let border = Self.value(atRank: wanted - 1, of: activity, count)
    var kept = 0
    for range in ranges { take(range, of: samples, &kept) { $0 < border ? 1 : 0 } }
    for range in ranges {
      for i in range where samples.activity[i] == border && kept < wanted {
        take(i..<(i + 1), of: samples, &kept) { _ in 1 }
      }
    }
    return kept
  }

  /// Appends the colours of the samples for whose activity `isTaken` is 1.
  @inline(__always)
  private mutating func take(
    _ range: Range<Int>, of samples: SkinSamples, _ kept: inout Int, _ isTaken: (Float) -> Int
  ) {
    var n = kept
    samples.activity.withUnsafeBufferPointer { activity in
      samples.luma.withUnsafeBufferPointer { fromLuma in
        samples.red.withUnsafeBufferPointer { fromRed in
          samples.green.withUnsafeBufferPointer { fromGreen in
            samples.blue.withUnsafeBufferPointer { fromBlue in
              luma.withUnsafeMutableBufferPointer { luma in
                red.withUnsafeMutableBufferPointer { red in
                  green.withUnsafeMutableBufferPointer { green in
                    blue.withUnsafeMutableBufferPointer { blue in
                      for i in range {
                        // Written in any case and kept or not, without a branch, which nobody could foresee.
                        luma[n] = fromLuma[i]
                        red[n] = fromRed[i]
                        green[n] = fromGreen[i]
                        blue[n] = fromBlue[i]
                        n &+= isTaken(activity[i])
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
    kept = n
  }

  /// Keeps the colours of the first `count` samples whose luma lies within limits.
  private mutating func keepNear(_ low: Float, _ high: Float, of count: Int) -> Int {
    var near = 0
    luma.withUnsafeBufferPointer { luma in
      red.withUnsafeMutableBufferPointer { red in
        green.withUnsafeMutableBufferPointer { green in
          blue.withUnsafeMutableBufferPointer { blue in
            for i in 0..<count {
              red[near] = red[i]
              green[near] = green[i]
              blue[near] = blue[i]
              near &+= (luma[i] >= low ? 1 : 0) & (luma[i] <= high ? 1 : 0)
            }
          }
        }
      }
    }
    return near
  }

  private static func value(atRank rank: Int, of values: [Float], _ count: Int) -> Float {
    values.withUnsafeBufferPointer {
      OrderStatistic.value(atRank: rank, of: UnsafeBufferPointer(rebasing: $0[..<count]))
    }
  }
}
