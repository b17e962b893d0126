import Geometry

/// The parts of a photo that show no scalp: text, scale bars, device bars, black borders, glare.
public struct FieldMask: Sendable, Hashable {
  /// Photo pixels along each side of a cell; the last cells of a row or column may reach beyond the photo.
  public static let cellPx = 2

  /// Cells in a row.
  public let columns: Int
  public let rows: Int
  /// Row-major; other than 0 where the cell is masked.
  public internal(set) var cells: [UInt8]

  /// A mask of nothing.
  init(photoWidth: Int, photoHeight: Int) {
    columns = (photoWidth + Self.cellPx - 1) / Self.cellPx
    rows = (photoHeight + Self.cellPx - 1) / Self.cellPx
    cells = [UInt8](repeating: 0, count: columns * rows)
  }

  public var isEmpty: Bool {
    // Without an early end the compiler looks at many cells at once.
    var union: UInt8 = 0
    cells.withUnsafeBufferPointer { for cell in $0 { union |= cell } }
    return union == 0
  }

  /// Whether a point of the photo is masked.
  func contains(_ p: Point) -> Bool {
    let x = (p.x + 0.5) / Double(Self.cellPx), y = (p.y + 0.5) / Double(Self.cellPx)
    guard x >= 0, y >= 0, x < Double(columns), y < Double(rows) else { return false }
    return cells[Int(y) * columns + Int(x)] != 0
  }

  /// Masks every cell that a rectangle of whole pixels touches; the ranges may reach beyond the photo.
  mutating func fill(x: Range<Int>, y: Range<Int>) {
    let k = Self.cellPx
    let x0 = max(0, x.lowerBound / k), x1 = min(columns, (x.upperBound + k - 1) / k)
    let y0 = max(0, y.lowerBound / k), y1 = min(rows, (y.upperBound + k - 1) / k)
    guard x0 < x1, y0 < y1 else { return }
    for row in y0..<y1 {
      for column in x0..<x1 { cells[row * columns + column] = 1 }
    }
  }

  /// Masks what `other`, of the same photo, masks.
  mutating func formUnion(_ other: FieldMask) {
    precondition(cells.count == other.cells.count)
    cells.withUnsafeMutableBufferPointer { cells in
      other.cells.withUnsafeBufferPointer { other in
        for i in cells.indices { cells[i] |= other[i] }
      }
    }
  }

  /// The masked parts as rectangles in pixels, one for each run of cells in a row.
  var runs: [PixelRectangle] {
    let k = Double(Self.cellPx)
    var result: [PixelRectangle] = []
    for row in 0..<rows where isMasked(row: row) {
      var column = 0
      while column < columns {
        guard cells[row * columns + column] != 0 else {
          column += 1
          continue
        }
        let start = column
        while column < columns && cells[row * columns + column] != 0 { column += 1 }
        result.append(
          PixelRectangle(
            left: Double(start) * k - 0.5, top: Double(row) * k - 0.5, right: Double(column) * k - 0.5,
            bottom: Double(row + 1) * k - 0.5))
      }
    }
    return result
  }

  /// Whether any cell of a row is masked.
  func isMasked(row: Int) -> Bool {
    var union: UInt8 = 0
    cells[(row * columns)..<((row + 1) * columns)].withUnsafeBufferPointer { for cell in $0 { union |= cell } }
    return union != 0
  }
}
