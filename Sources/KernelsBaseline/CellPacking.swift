func packCells(
  _ rows: UnsafePointer<UnsafePointer<Float>>, _ factor: Float, _ destination: UnsafeMutablePointer<Int16>,
  _ count: Int
) {
  var x = 0
  while x < count {
    storeValues(loadQuads(rows, x) * factor, -16_383, destination, 16 &* x)
    storeValues(loadQuads(rows + 4, x) * factor, -16_383, destination, 16 &* x &+ 8)
    x &+= 1
  }
}

/// The 2 × 2 pixels of cell `x` in two planes.
@inline(__always)
private func loadQuads(_ rows: UnsafePointer<UnsafePointer<Float>>, _ x: Int) -> Vector {
  let (a, b, c, d) = (rows[0] + 2 &* x, rows[1] + 2 &* x, rows[2] + 2 &* x, rows[3] + 2 &* x)
  return Vector(a[0], a[1], b[0], b[1], c[0], c[1], d[0], d[1])
}
