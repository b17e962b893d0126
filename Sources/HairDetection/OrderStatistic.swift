/// Values by their place in the order, found without sorting.
enum OrderStatistic {
  /// The value that stands at `rank` when all are sorted, 0 being the least.
  ///
  /// Counts how many lie below a guess, again and again in a shrinking interval: each look is a plain loop over all.
  ///
  /// - Precondition: there is no NaN, and `rank` is below the count.
  static func value(atRank rank: Int, of values: UnsafeBufferPointer<Float>) -> Float {
    precondition(values.indices.contains(rank))
    var (low, high) = extremes(values)
    var below = 0, inside = values.count
    var isHalving = false
    while low < high {
      if inside <= few { return value(atRank: rank - below, of: values, from: low, through: high) }
      // By the share that should lie below; every other time halfway in the order of all floats, which must come to an end.
      let share = (Float(rank - below) + 0.5) / Float(inside)
      let guess = isHalving ? halfway(low, high) : low + (high - low) * share
      let border = min(max(guess, low), high.nextDown)
      isHalving.toggle()
      let notAbove = count(of: values, notAbove: border)
      if rank < notAbove {
        high = border
        inside = notAbove - below
      } else {
        low = border.nextUp
        inside -= notAbove - below
        below = notAbove
      }
    }
    return low
  }

  /// Intervals of so few values are sorted.
  private static let few = 32

  /// How many values are no greater than `limit`.
  static func count(of values: UnsafeBufferPointer<Float>, notAbove limit: Float) -> Int {
    guard let base = values.baseAddress else { return 0 }
    let bytes = UnsafeRawPointer(base)
    let limits = SIMD8<Float>(repeating: limit)
    var counts = SIMD8<Int32>(repeating: 0)
    var i = 0
    while i + 8 <= values.count {
      let v = bytes.loadUnaligned(fromByteOffset: 4 * i, as: SIMD8<Float>.self)
      counts.replace(with: counts &+ 1, where: v .<= limits)
      i &+= 8
    }
    var result = Int(counts.wrappedSum())
    while i < values.count {
      result += base[i] <= limit ? 1 : 0
      i &+= 1
    }
    return result
  }

  private static func extremes(_ values: UnsafeBufferPointer<Float>) -> (Float, Float) {
    var low = values[0], high = low
    var lows = SIMD8(repeating: low), highs = lows
    let bytes = UnsafeRawPointer(values.baseAddress!)
    var i = 0
    while i + 8 <= values.count {
      let v = bytes.loadUnaligned(fromByteOffset: 4 * i, as: SIMD8<Float>.self)
      lows.replace(with: v, where: v .< lows)
      highs.replace(with: v, where: v .> highs)
      i &+= 8
    }
    for lane in 0..<8 {
      low = lows[lane] < low ? lows[lane] : low
      high = highs[lane] > high ? highs[lane] : high
    }
    while i < values.count {
      low = values[i] < low ? values[i] : low
      high = values[i] > high ? values[i] : high
      i &+= 1
    }
    return (low, high)
  }

  /// The same among the few values of an interval, which are picked out and sorted.
  private static func value(
    atRank rank: Int, of values: UnsafeBufferPointer<Float>, from low: Float, through high: Float
  ) -> Float {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: few + 1) { picked in
      var n = 0
      for value in values {
        // Without a branch, which nobody could foresee.
        picked[n] = value
        n &+= (value >= low ? 1 : 0) & (value <= high ? 1 : 0)
      }
      for i in 1..<max(1, n) {
        let value = picked[i]
        var j = i
        while j > 0 && picked[j - 1] > value {
          picked[j] = picked[j - 1]
          j &-= 1
        }
        picked[j] = value
      }
      return picked[rank]
    }
  }

  /// The float in the middle between two in the order of all floats.
  private static func halfway(_ low: Float, _ high: Float) -> Float {
    func place(_ value: Float) -> Int64 {
      let bits = Int64(value.bitPattern & 0x7FFF_FFFF)
      return value.sign == .minus ? -bits : bits
    }
    let middle = (place(low) + place(high)) >> 1
    let magnitude = Float(bitPattern: UInt32(abs(middle)))
    return middle < 0 ? -magnitude : magnitude
  }
}
