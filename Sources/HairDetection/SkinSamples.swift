import Imaging

/// Pixels picked evenly from the grid, cell by cell, each with its colour and how much goes on around it.
struct SkinSamples {
  /// The range over a small neighbourhood of luma, relative to the luma itself.
  private(set) var activity: [Float] = []
  /// Red, green, blue and luma.
  private(set) var colors: [SIMD4<Float>] = []
  private let columns: Int
  private let rows: Int
  /// Where each cell's samples begin, in reading order of the cells, and the end of all.
  private var starts: [Int] = [0]

  init(_ color: ColorPlanes, cell: Int, umPerPx: Double, valid: [Bool]?) {
    let w = color.width, h = color.height
    columns = (w + cell - 1) / cell
    rows = (h + cell - 1) / cell
    let reach = max(1, Int(15 / umPerPx))
    let step = max(2, Int(24 / umPerPx))
    let room = (w / step + 1) * (h / step + 1)
    activity.reserveCapacity(room)
    colors.reserveCapacity(room)
    // The luma of a row of cells, and as far above and below as is looked at.
    let luma = Plane(width: w, height: min(h, cell + 2 * reach))
    for cellY in 0..<rows {
      let top = max(0, cellY * cell - reach), bottom = min(h, (cellY + 1) * cell + reach)
      for y in top..<bottom { color.readLuma(y, to: luma.row(y - top)) }
      for cellX in 0..<columns {
        for y in Self.sampled(cellY, cell, step, h) {
          let row = luma.row(y - top)
          let above = luma.row(max(0, y - reach) - top), below = luma.row(min(h - 1, y + reach) - top)
          let r = color.red.row(y), g = color.green.row(y), b = color.blue.row(y)
          for x in Self.sampled(cellX, cell, step, w) {
            if let valid, !valid[y * w + x] { continue }
            let before = max(0, x - reach), after = min(w - 1, x + reach)
            let middle = row[x]
            var most: Float = 0
            func look(_ line: UnsafePointer<Float>) {
              most = max(most, max(abs(line[before] - middle), max(abs(line[x] - middle), abs(line[after] - middle))))
            }
            look(above)
            look(row)
            look(below)
            activity.append(most / (middle + 0.02))
            colors.append(SIMD4(r[x], g[x], b[x], middle))
          }
        }
        starts.append(colors.count)
      }
    }
  }

  /// The rows (or columns) of a cell that are looked at: every `step`-th of the grid.
  private static func sampled(_ cell: Int, _ side: Int, _ step: Int, _ count: Int) -> StrideTo<Int> {
    let first = (cell * side + step - 1) / step * step
    return stride(from: first, to: min(count, (cell + 1) * side), by: step)
  }

  /// The samples of a cell and the eight around it, as ranges, one for each row of cells.
  func around(_ x: Int, _ y: Int) -> [Range<Int>] {
    let first = max(0, x - 1), last = min(columns - 1, x + 1)
    return (max(0, y - 1)...min(rows - 1, y + 1)).map { starts[$0 * columns + first]..<starts[$0 * columns + last + 1] }
  }

  /// The most samples that a cell and those around it have.
  var mostInPool: Int {
    var most = 0
    for y in 0..<rows {
      for x in 0..<columns { most = max(most, around(x, y).reduce(0) { $0 + $1.count }) }
    }
    return most
  }
}

extension ColorPlanes {
  /// What weighs in the skin's evenness: blue, in which cameras are noisy, less than the others.
  fileprivate func readLuma(_ y: Int, to row: UnsafeMutablePointer<Float>) {
    let r = red.row(y), g = green.row(y), b = blue.row(y)
    for x in 0..<width { row[x] = 0.4 * r[x] + 0.4 * g[x] + 0.2 * b[x] }
  }
}
