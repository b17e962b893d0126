/// Sixteen sums at once: one register.
typealias WideSums = SIMD16<Int32>

/// For each lane of sixteen sums, the two values that go into it.
typealias WidePairs = SIMD32<Int32>

/// The products of sixteen pairs of 16-bit numbers, added in pairs: with what they are added to one vpdpwssd, for the
/// same reason as `multiplyPairs`.
@inline(__always)
func multiplyWidePairs(_ a: WidePairs, _ b: WidePairs) -> WideSums {
  let products = a &* b
  return products.evenHalf &+ products.oddHalf
}

/// Two values from any address, for all sixteen lanes.
@inline(__always)
func loadWidePair(_ p: UnsafePointer<Int16>, _ offset: Int) -> WidePairs {
  let pair = UnsafeRawPointer(p + offset).loadUnaligned(as: Int32.self)
  return widen(unsafeBitCast(SIMD16<Int32>(repeating: pair), to: SIMD32<Int16>.self))
}

/// Sixteen weights from any address, and sixteen from another.
@inline(__always)
func loadWideWeights(_ p: UnsafePointer<Int16>, _ q: UnsafePointer<Int16>) -> WidePairs {
  let low = UnsafeRawPointer(p).loadUnaligned(as: SIMD16<Int16>.self)
  let high = UnsafeRawPointer(q).loadUnaligned(as: SIMD16<Int16>.self)
  return widen(SIMD32(lowHalf: low, highHalf: high))
}

/// Sixteen sums to any address.
@inline(__always)
func storeWideSums(_ v: WideSums, _ p: UnsafeMutablePointer<Int32>, _ offset: Int) {
  UnsafeMutableRawPointer(p + offset).storeBytes(of: v, as: WideSums.self)
}

@inline(__always)
private func widen(_ v: SIMD32<Int16>) -> WidePairs {
  WidePairs(
    Int32(v[0]), Int32(v[1]), Int32(v[2]), Int32(v[3]), Int32(v[4]), Int32(v[5]), Int32(v[6]), Int32(v[7]),
    Int32(v[8]), Int32(v[9]), Int32(v[10]), Int32(v[11]), Int32(v[12]), Int32(v[13]), Int32(v[14]), Int32(v[15]),
    Int32(v[16]), Int32(v[17]), Int32(v[18]), Int32(v[19]), Int32(v[20]), Int32(v[21]), Int32(v[22]), Int32(v[23]),
    Int32(v[24]), Int32(v[25]), Int32(v[26]), Int32(v[27]), Int32(v[28]), Int32(v[29]), Int32(v[30]), Int32(v[31]))
}
