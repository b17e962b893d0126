// Sums and products together with their rounding error: two Doubles that add up to the exact value.

/// `a + b` and its rounding error (Knuth).
@inline(__always)
func twoSum(_ a: Double, _ b: Double) -> (high: Double, low: Double) {
  let s = a + b
  let t = s - a
  return (s, (a - (s - t)) + (b - t))
}

/// `a + b` and its rounding error where |a| ≥ |b| (Dekker).
@inline(__always)
func quickTwoSum(_ a: Double, _ b: Double) -> (high: Double, low: Double) {
  let s = a + b
  return (s, b - (s - a))
}

/// `a · b` and its rounding error, to 2⁻¹⁰⁶ of the product (Dekker, split by bit mask).
@inline(__always)
func twoProduct(_ a: Double, _ b: Double) -> (high: Double, low: Double) {
  let p = a * b
  let ah = Double(bitPattern: a.bitPattern & 0xFFFF_FFFF_F800_0000)
  let bh = Double(bitPattern: b.bitPattern & 0xFFFF_FFFF_F800_0000)
  let al = a - ah
  let bl = b - bh
  return (p, (((ah * bh - p) + ah * bl) + al * bh) + al * bl)
}

/// The nearest integer, ties to even, for |x| < 2⁵¹; `Double.rounded` calls the C library on processors without
/// SSE 4.1.
@inline(__always)
func nearestInteger(_ x: Double) -> Double {
  let shift = 0x1.8p52
  return (x + shift) - shift
}
