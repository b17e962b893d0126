/// Distances to the points of a jittered lattice (Worley 1996): the walls between cells make honeycombs.
struct CellNoise: Sendable {
  private let seed: UInt32

  init(_ random: RandomSource) {
    var source = random
    seed = UInt32(truncatingIfNeeded: source.next() >> 32)
  }

  /// The distances to the nearest and the second nearest point, in units of the lattice.
  @inline(__always)
  func callAsFunction(_ x: Float, _ y: Float) -> (first: Float, second: Float) {
    let ix = floorOf(x)
    let iy = floorOf(y)
    var first: Float = 100
    var second: Float = 100
    for j in iy &- 1...iy &+ 1 {
      for i in ix &- 1...ix &+ 1 {
        let h = GradientNoise.hash(i, j, seed)
        let dx = Float(i) + 0.1 + 0.8 * Float(h & 0xFFFF) * 0x1p-16 - x
        let dy = Float(j) + 0.1 + 0.8 * Float(h >> 16) * 0x1p-16 - y
        let d = dx * dx + dy * dy
        if d < first {
          second = first
          first = d
        } else if d < second {
          second = d
        }
      }
    }
    return (first.squareRoot(), second.squareRoot())
  }

  @inline(__always)
  private func floorOf(_ x: Float) -> Int32 {
    let i = Int32(x)
    return Float(i) > x ? i &- 1 : i
  }
}
