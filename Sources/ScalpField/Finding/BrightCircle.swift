import Geometry
import Imaging

/// Finds the bright circle that a dermoscope shows on a black ground.
enum BrightCircle {
  /// The circle's rim to a fraction of a pixel, or `nil` where there is none.
  static func find(in bytes: ByteView) -> Circle? {
    guard min(bytes.width, bytes.height) >= 64 else { return nil }
    guard let corners = DarkCorners(bytes) else { return nil }
    let coarse = CoarseLuma(bytes)
    let ground = coarse.ground(from: corners)
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

/// Corners of a photo that are much darker than its middle.
private struct DarkCorners {
  /// 0 and 1 at the top, 2 and 3 at the bottom, left before right.
  let indices: [Int]
  /// Their mean luma, and that of the middle ninth.
  let level: Double
  let middle: Double

  /// `nil` where fewer than two corners are dark.
  init?(_ bytes: ByteView) {
    let w = bytes.width, h = bytes.height
    let patch = max(8, min(w, h) / 40)
    func mean(_ xs: Range<Int>, _ ys: Range<Int>) -> Double {
      // A few hundred pixels are enough.
      let step = max(1, min(xs.count, ys.count) / 24)
      var sum = 0, count = 0
      for y in stride(from: ys.lowerBound, to: ys.upperBound, by: step) {
        for x in stride(from: xs.lowerBound, to: xs.upperBound, by: step) {
          sum += bytes.luma(x, y)
          count += 1
        }
      }
      return Double(sum) / Double(count)
    }
    let corners = [
      mean(0..<patch, 0..<patch), mean((w - patch)..<w, 0..<patch), mean(0..<patch, (h - patch)..<h),
      mean((w - patch)..<w, (h - patch)..<h),
    ]
    let middle = mean((w / 3)..<(w - w / 3), (h / 3)..<(h - h / 3))
    let dark = [0, 1, 2, 3].filter { corners[$0] < 50 && corners[$0] * 3 < middle }
    guard dark.count >= 2 else { return nil }
    indices = dark
    level = dark.reduce(0.0) { $0 + corners[$1] } / Double(dark.count)
    self.middle = middle
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

  /// What is dark and hangs together with the dark corners.
  func ground(from corners: DarkCorners) -> Ground {
    let threshold = Int(corners.level + 0.35 * (corners.middle - corners.level))
    var cells = [Bool](repeating: false, count: columns * rows)
    var queue: [Int] = []
    for corner in corners.indices {
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
    return Ground(level: corners.level, cells: cells)
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
}
