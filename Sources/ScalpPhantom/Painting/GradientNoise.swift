/// Gradient noise on a square lattice (Perlin 1985), about −1 to 1 with mean 0: a fixed function of the plane.
struct GradientNoise: Sendable {
  private let seed: UInt32

  init(_ random: RandomSource) {
    var source = random
    seed = UInt32(truncatingIfNeeded: source.next() >> 32)
  }

  /// - Parameters are in units of the lattice, whose bumps are about one unit wide.
  @inline(__always)
  func callAsFunction(_ x: Float, _ y: Float) -> Float {
    let (ix, fx) = split(x)
    let (iy, fy) = split(y)
    let sx = fx * fx * fx * (fx * (fx * 6 - 15) + 10)
    let sy = fy * fy * fy * (fy * (fy * 6 - 15) + 10)
    let a = slope(ix, iy, fx, fy)
    let b = slope(ix &+ 1, iy, fx - 1, fy)
    let c = slope(ix, iy &+ 1, fx, fy - 1)
    let d = slope(ix &+ 1, iy &+ 1, fx - 1, fy - 1)
    let top = a + sx * (b - a)
    let bottom = c + sx * (d - c)
    return 2 * (top + sy * (bottom - top))
  }

  @inline(__always)
  private func split(_ x: Float) -> (Int32, Float) {
    var i = Int32(x)
    if Float(i) > x { i &-= 1 }
    return (i, x - Float(i))
  }

  @inline(__always)
  private func slope(_ ix: Int32, _ iy: Int32, _ dx: Float, _ dy: Float) -> Float {
    let h = Self.hash(ix, iy, seed)
    let gx = Float(Int16(truncatingIfNeeded: h)) * 0x1p-15
    let gy = Float(Int16(truncatingIfNeeded: h >> 16)) * 0x1p-15
    return gx * dx + gy * dy
  }

  /// 32 mixed bits of a lattice point.
  @inline(__always)
  static func hash(_ ix: Int32, _ iy: Int32, _ seed: UInt32) -> UInt32 {
    var h = UInt32(bitPattern: ix) &* 0x9E37_79B1 ^ (UInt32(bitPattern: iy) &* 0x85EB_CA77 &+ seed)
    h = (h ^ (h >> 15)) &* 0x2C1B_3C6D
    h = (h ^ (h >> 12)) &* 0x297A_2D39
    return h ^ (h >> 15)
  }
}
