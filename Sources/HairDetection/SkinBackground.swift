import Imaging

/// The skin's own colour at every pixel of the grid, as if no hair lay on it.
///
/// Cell by cell, the median of the flattest half of the pixels around: hair has edges, skin between it has few.
struct SkinBackground {
  let width: Int
  let height: Int
  /// Grid pixels along each side of a cell.
  private let cell: Int
  private let columns: Int
  private let rows: Int
  /// The level of each cell in red, green and blue.
  private let levels: [[Float]]

  init(_ color: ColorPlanes, umPerPx: Double, valid: [Bool]? = nil) {
    width = color.width
    height = color.height
    cell = max(8, Int(160 / umPerPx))
    columns = (width + cell - 1) / cell
    rows = (height + cell - 1) / cell
    let samples = SkinSamples(color, cell: cell, umPerPx: umPerPx, valid: valid)
    var levels = [[Float]](repeating: [Float](repeating: -1, count: columns * rows), count: 3)
    var pool = SkinPool(capacity: samples.mostInPool)
    for y in 0..<rows {
      for x in 0..<columns {
        guard let level = pool.level(samples.around(x, y), of: samples) else { continue }
        for k in 0..<3 { levels[k][y * columns + x] = level[k] }
      }
    }
    for k in 0..<3 {
      Self.fill(&levels[k], columns, rows)
      levels[k] = Self.smooth(levels[k], columns, rows)
    }
    self.levels = levels
  }

  private static func fill(_ v: inout [Float], _ cols: Int, _ rows: Int) {
    while v.contains(where: { $0 < 0 }) {
      var next = v
      var changed = false
      for y in 0..<rows {
        for x in 0..<cols where v[y * cols + x] < 0 {
          var sum: Float = 0, n: Float = 0
          for dy in -1...1 {
            for dx in -1...1 where x + dx >= 0 && x + dx < cols && y + dy >= 0 && y + dy < rows {
              let u = v[(y + dy) * cols + x + dx]
              if u >= 0 { sum += u; n += 1 }
            }
          }
          if n > 0 { next[y * cols + x] = sum / n; changed = true }
        }
      }
      v = next
      if !changed { v = v.map { _ in 0.5 } }
    }
  }

  private static func smooth(_ v: [Float], _ cols: Int, _ rows: Int) -> [Float] {
    var out = v
    for y in 0..<rows {
      for x in 0..<cols {
        var sum: Float = 0, n: Float = 0
        for dy in -1...1 {
          for dx in -1...1 where x + dx >= 0 && x + dx < cols && y + dy >= 0 && y + dy < rows {
            let k: Float = (dx == 0 ? 2 : 1) * (dy == 0 ? 2 : 1)
            sum += k * v[(y + dy) * cols + x + dx]
            n += k
          }
        }
        out[y * cols + x] = sum / n
      }
    }
    return out
  }

  /// The colour of the cell in which a pixel lies.
  func color(nearX x: Int, y: Int) -> (red: Float, green: Float, blue: Float) {
    let i = min(rows - 1, y / cell) * columns + min(columns - 1, x / cell)
    return (levels[0][i], levels[1][i], levels[2][i])
  }

  /// Reads the skin's colour row by row, from the top: bilinear between the middles of cells.
  struct RowReader {
    /// The skin's red, green and blue along the row that was read last.
    let colors: Plane
    private let skin: SkinBackground
    /// The rows of cells above and below, stretched to the grid's width: red, green and blue of each.
    private let above: Plane
    private let below: Plane
    private var cellRows = (-1, -1)
    /// For each column the cell to its left, and how far it lies towards the next.
    private let left: [Int]
    private let share: [Float]

    init(_ skin: SkinBackground) {
      self.skin = skin
      colors = Plane(width: skin.width, height: 3)
      above = Plane(width: skin.width, height: 3)
      below = Plane(width: skin.width, height: 3)
      let places = (0..<skin.width).map { skin.place($0, skin.columns) }
      left = places.map(\.first)
      share = places.map(\.share)
    }

    mutating func read(_ y: Int) {
      let (first, t) = skin.place(y, skin.rows)
      let second = min(skin.rows - 1, first + 1)
      if cellRows != (first, second) {
        stretch(first, to: above)
        stretch(second, to: below)
        cellRows = (first, second)
      }
      for k in 0..<3 {
        let a = above.row(k), b = below.row(k), out = colors.row(k)
        for x in 0..<skin.width { out[x] = a[x] * (1 - t) + b[x] * t }
      }
    }

    private func stretch(_ row: Int, to plane: Plane) {
      for k in 0..<3 {
        let out = plane.row(k)
        let cells = skin.levels[k][(row * skin.columns)..<((row + 1) * skin.columns)]
        let start = cells.startIndex
        for x in 0..<skin.width {
          let x0 = left[x], x1 = min(skin.columns - 1, x0 + 1)
          out[x] = cells[start + x0] * (1 - share[x]) + cells[start + x1] * share[x]
        }
      }
    }
  }

  /// Between which cells' middles a pixel lies along one axis.
  private func place(_ i: Int, _ count: Int) -> (first: Int, share: Float) {
    let f = max(0, min(Float(count - 1), (Float(i) + 0.5) / Float(cell) - 0.5))
    let first = min(count - 1, Int(f))
    return (first, f - Float(first))
  }
}
