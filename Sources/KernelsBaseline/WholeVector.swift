/// Eight sums at once.
typealias Sums = SIMD8<Int32>

/// For each lane of eight sums, the two values that go into it.
typealias Pairs = SIMD16<Int32>

/// The products of eight pairs of 16-bit numbers, added in pairs.
///
/// Written as products of 16 widened numbers whose neighbours are added, LLVM makes it one (v)pmaddwd; written with
/// halves that are widened first, it does not.
@inline(__always)
func multiplyPairs(_ a: Pairs, _ b: Pairs) -> Sums {
  let products = a &* b
  return products.evenHalf &+ products.oddHalf
}

/// Two values from any address, for all eight lanes.
@inline(__always)
func loadPair(_ p: UnsafePointer<Int16>, _ offset: Int) -> Pairs {
  let pair = UnsafeRawPointer(p + offset).loadUnaligned(as: Int32.self)
  return widen(unsafeBitCast(SIMD8<Int32>(repeating: pair), to: SIMD16<Int16>.self))
}

/// Sixteen weights from any address.
@inline(__always)
func loadWeights(_ p: UnsafePointer<Int16>) -> Pairs {
  widen(UnsafeRawPointer(p).loadUnaligned(as: SIMD16<Int16>.self))
}

/// Eight sums from any address.
@inline(__always)
func loadSums(_ p: UnsafePointer<Int32>, _ offset: Int) -> Sums {
  UnsafeRawPointer(p + offset).loadUnaligned(as: Sums.self)
}

/// Eight sums to any address.
@inline(__always)
func storeSums(_ v: Sums, _ p: UnsafeMutablePointer<Int32>, _ offset: Int) {
  UnsafeMutableRawPointer(p + offset).storeBytes(of: v, as: Sums.self)
}

/// Eight 16-bit values from any address, as Floats.
@inline(__always)
func loadValues(_ p: UnsafePointer<Int16>, _ offset: Int) -> Vector {
  let v = UnsafeRawPointer(p + offset).loadUnaligned(as: SIMD8<Int16>.self)
  // Lane by lane: the generic conversions of whole vectors are calls.
  return Vector(
    Float(v[0]), Float(v[1]), Float(v[2]), Float(v[3]), Float(v[4]), Float(v[5]), Float(v[6]), Float(v[7]))
}

/// Eight Floats in `least` ... 16,383 as 16-bit values, rounded to the nearest, halves to the even one.
@inline(__always)
func storeValues(_ values: Vector, _ least: Float, _ p: UnsafeMutablePointer<Int16>, _ offset: Int) {
  var v = values
  v.replace(with: least, where: v .< least)
  v.replace(with: 16_383, where: v .> 16_383)
  // At 1.5 · 2²³ a Float has no fraction: the sum is rounded, and its lowest bits are the number.
  let bits = unsafeBitCast(v + 12_582_912, to: SIMD8<UInt32>.self)
  let lanes = SIMD8<Int16>(
    Int16(truncatingIfNeeded: bits[0]), Int16(truncatingIfNeeded: bits[1]), Int16(truncatingIfNeeded: bits[2]),
    Int16(truncatingIfNeeded: bits[3]), Int16(truncatingIfNeeded: bits[4]), Int16(truncatingIfNeeded: bits[5]),
    Int16(truncatingIfNeeded: bits[6]), Int16(truncatingIfNeeded: bits[7]))
  UnsafeMutableRawPointer(p + offset).storeBytes(of: lanes, as: SIMD8<Int16>.self)
}

/// Eight sums as Floats.
@inline(__always)
func floats(_ v: Sums) -> Vector {
  Vector(Float(v[0]), Float(v[1]), Float(v[2]), Float(v[3]), Float(v[4]), Float(v[5]), Float(v[6]), Float(v[7]))
}

@inline(__always)
private func widen(_ v: SIMD16<Int16>) -> Pairs {
  Pairs(
    Int32(v[0]), Int32(v[1]), Int32(v[2]), Int32(v[3]), Int32(v[4]), Int32(v[5]), Int32(v[6]), Int32(v[7]),
    Int32(v[8]), Int32(v[9]), Int32(v[10]), Int32(v[11]), Int32(v[12]), Int32(v[13]), Int32(v[14]), Int32(v[15]))
}
