import Geometry
import Imaging

/// Finds the bright circle that a dermoscope shows on a black ground.
enum BrightCircle {
  /// The circle's rim to a fraction of a pixel, or `nil` where there is none.
  static func find(in bytes: ByteView) -> Circle? {
    guard min(bytes.width, bytes.height) >= 64 else { return nil }
    let coarse = CoarseLuma(bytes)
    guard let ground = coarse.darkGround() else { return nil }
    guard var circle = CircleFit.robust(coarse.rim(of: ground), scatter: 1.5 * Double(coarse.cell)) else { return nil }
    // Each look along the radii of a better circle makes it better still.
    for _ in 0..<3 {
      let seen = RimProfile(of: circle, in: bytes, ground: ground.level)
      guard seen.isConvincing, let better = CircleFit.robust(seen.points, scatter: 1) else { return nil }
      circle = better
    }
    let size = Double(max(bytes.width, bytes.height))
    guard circle.radius > 0.15 * size, circle.radius < 2 * size else { return nil }
    return circle
  }
}

/// The photo's luma averaged over square cells, some 256 along the longer side.
private struct CoarseLuma {
  let cell: Int
  let columns: Int
  let rows: Int
  private let values: [Int]

  init(_ bytes: ByteView) {
    let cell = max(1, max(bytes.width, bytes.height) / 256)
    self.cell = cell
    columns = bytes.width / cell
    rows = bytes.height / cell
    // Every other pixel of large cells is enough.
    let step = cell > 3 ? 2 : 1
    var values: [Int] = []
    values.reserveCapacity(columns * rows)
    for y in 0..<rows {
      for x in 0..<columns {
        var sum = 0, count = 0
        for v in stride(from: y * cell, to: (y + 1) * cell, by: step) {
          for u in stride(from: x * cell, to: (x + 1) * cell, by: step) {
            sum += bytes.luma(u, v)
            count += 1
          }
        }
        values.append(sum / count)
      }
    }
    self.values = values
  }

  /// Cells of the black ground.
  struct Ground {
    /// Its mean luma.
    var level: Double
    /// Row-major.
    var cells: [Bool]
  }

  /// What is dark and hangs together with dark corners, two at least; `nil` where corners are not much darker than the
  /// middle.
  func darkGround() -> Ground? {
    let patch = max(2, min(columns, rows) / 40)
    let corners = [
      (0..<patch, 0..<patch), ((columns - patch)..<columns, 0..<patch),
      (0..<patch, (rows - patch)..<rows), ((columns - patch)..<columns, (rows - patch)..<rows),
    ].map { mean($0, $1) }
    let middle = mean((columns / 3)..<(columns - columns / 3), (rows / 3)..<(rows - rows / 3))
    let dark = corners.indices.filter { corners[$0] < 50 && corners[$0] * 3 < middle }
    guard dark.count >= 2 else { return nil }
    let level = dark.reduce(0.0) { $0 + corners[$1] } / Double(dark.count)
    let threshold = Int(level + 0.35 * (middle - level))

    var cells = [Bool](repeating: false, count: columns * rows)
    var queue: [Int] = []
    for corner in dark {
      queue.append((corner < 2 ? 0 : rows - 1) * columns + (corner % 2 == 0 ? 0 : columns - 1))
    }
    while let next = queue.popLast() {
      guard !cells[next], values[next] < threshold else { continue }
      cells[next] = true
      let x = next % columns, y = next / columns
      if x > 0 { queue.append(next - 1) }
      if x < columns - 1 { queue.append(next + 1) }
      if y > 0 { queue.append(next - columns) }
      if y < rows - 1 { queue.append(next + columns) }
    }
    return Ground(level: level, cells: cells)
  }

  /// Where rows and columns come from the ground into the light, from both ends, in photo pixels.
  func rim(of ground: Ground) -> [Point] {
    var points: [Point] = []
    func place(_ x: Double, _ y: Double) -> Point {
      Point(x * Double(cell) - 0.5, y * Double(cell) - 0.5)
    }
    for y in 0..<rows {
      let lit = (0..<columns).filter { !ground.cells[y * columns + $0] }
      guard let first = lit.first, let last = lit.last else { continue }
      if first > 0 { points.append(place(Double(first), Double(y) + 0.5)) }
      if last < columns - 1 { points.append(place(Double(last + 1), Double(y) + 0.5)) }
    }
    for x in 0..<columns {
      let lit = (0..<rows).filter { !ground.cells[$0 * columns + x] }
      guard let first = lit.first, let last = lit.last else { continue }
      if first > 0 { points.append(place(Double(x) + 0.5, Double(first))) }
      if last < rows - 1 { points.append(place(Double(x) + 0.5, Double(last + 1))) }
    }
    return points
  }

  private func mean(_ xs: Range<Int>, _ ys: Range<Int>) -> Double {
    var sum = 0
    for y in ys { for x in xs { sum += values[y * columns + x] } }
    return Double(sum) / Double(xs.count * ys.count)
  }
}
