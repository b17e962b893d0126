/// Values by their place in the order, found without sorting.
enum OrderStatistic {
  /// The value that stands at `rank` when all are sorted, 0 being the least.
  ///
  /// Guesses a border and counts how many values lie on either side, again and again between the nearest values that are
  /// known: each look is a plain loop over all, without a branch that depends on a value.
  ///
  /// - Precondition: there is no NaN, and `rank` is below the count.
  static func value(atRank rank: Int, of values: UnsafeBufferPointer<Float>) -> Float {
    precondition(values.indices.contains(rank))
    let whole = Split(of: values, at: .infinity)
    // The values from `low` to `high`, both among them, and how many lie below.
    var (low, high) = (whole.leastOfAll, whole.mostBelow)
    var below = 0, inside = values.count
    var isHalving = false
    while low < high {
      // By the share that should lie below; every other time halfway in the order of all floats, which must come to an end.
      let share = (Float(rank - below) + 0.5) / Float(inside)
      let guess = isHalving ? halfway(low, high) : low + (high - low) * share
      isHalving.toggle()
      let split = Split(of: values, at: min(max(guess, low), high.nextDown))
      if rank < split.notAbove {
        high = split.mostBelow
        inside = split.notAbove - below
      } else {
        low = split.leastAbove
        inside -= split.notAbove - below
        below = split.notAbove
      }
    }
    return low
  }

  /// What lies on either side of a border.
  private struct Split {
    /// How many values are no greater than the border.
    private(set) var notAbove: Int
    /// The greatest of these, and the least of the others; −∞ and +∞ where there is none.
    private(set) var mostBelow: Float
    private(set) var leastAbove: Float
    /// The least of all.
    private(set) var leastOfAll: Float

    init(of values: UnsafeBufferPointer<Float>, at border: Float) {
      typealias Vector = SIMD8<Float>
      var counts = SIMD8<Int32>(repeating: 0)
      var most = Vector(repeating: -.infinity), least = Vector(repeating: .infinity), first = least
      let borders = Vector(repeating: border), none = Vector(repeating: -.infinity), all = Vector(repeating: .infinity)
      let bytes = UnsafeRawPointer(values.baseAddress!)
      let whole = values.count / 8 * 8
      var i = 0
      while i < whole {
        let v = bytes.loadUnaligned(fromByteOffset: 4 * i, as: Vector.self)
        let isBelow = v .<= borders
        counts.replace(with: counts &+ 1, where: isBelow)
        let low = none.replacing(with: v, where: isBelow), high = v.replacing(with: all, where: isBelow)
        most.replace(with: low, where: low .> most)
        least.replace(with: high, where: high .< least)
        first.replace(with: v, where: v .< first)
        i &+= 8
      }
      notAbove = Int(counts.wrappedSum())
      (mostBelow, leastAbove, leastOfAll) = (most[0], least[0], first[0])
      for lane in 1..<8 {
        mostBelow = max(mostBelow, most[lane])
        leastAbove = min(leastAbove, least[lane])
        leastOfAll = min(leastOfAll, first[lane])
      }
      while i < values.count {
        let value = values[i]
        if value <= border {
          notAbove += 1
          mostBelow = max(mostBelow, value)
        } else {
          leastAbove = min(leastAbove, value)
        }
        leastOfAll = min(leastOfAll, value)
        i &+= 1
      }
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
