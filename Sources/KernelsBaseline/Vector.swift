/// Eight pixels at once: one register at level 3, two below.
typealias Vector = SIMD8<Float>

/// Eight values from any address.
@inline(__always)
func load(_ p: UnsafePointer<Float>, _ offset: Int) -> Vector {
  UnsafeRawPointer(p + offset).loadUnaligned(as: Vector.self)
}

/// Eight values to any address.
@inline(__always)
func store(_ v: Vector, _ p: UnsafeMutablePointer<Float>, _ offset: Int) {
  UnsafeMutableRawPointer(p + offset).storeBytes(of: v, as: Vector.self)
}
