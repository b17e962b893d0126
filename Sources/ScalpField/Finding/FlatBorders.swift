/// What lies along the photo's edges and shows nothing: bars of one colour and black surroundings.
enum FlatBorders {
  /// Luma below which an area is black: shown by no light.
  static let black = 28

  /// The flat areas along the edges of `bytes`.
  ///
  /// - Parameters:
  ///   - labels: text, which is part of whatever is around it.
  ///   - hasCircle: whether the black surroundings of a bright circle lie outside of the field anyway.
  static func mask(of bytes: ByteView, labels: FieldMask, hasCircle: Bool) -> FieldMask {
    var mask = FieldMask(photoWidth: bytes.width, photoHeight: bytes.height)
    var isVisited = [Bool](repeating: false, count: mask.columns * mask.rows)
    for cell in borderCells(mask) where !isVisited[cell] && labels.cells[cell] == 0 {
      guard !(hasCircle && FlatArea.isBlack(at: cell, mask, bytes)) else { continue }
      let area = FlatArea(around: cell, labels, bytes, &isVisited)
      guard area.cells.count * 500 >= mask.columns * mask.rows else { continue }
      if let bar = area.bar, area.isBlack || area.standsOut(bar, mask, bytes) {
        mask.fillCells(bar.columns, bar.rows)
      } else if area.isBlack && area.isAlongEdge(mask) {
        mask.fillCells(area.cells)
      }
    }
    return mask
  }

  /// The outermost cells, whole ones only, clockwise from the top left.
  private static func borderCells(_ mask: FieldMask) -> [Int] {
    let w = mask.columns, h = mask.rows
    return (0..<w).map { $0 } + (0..<h).map { $0 * w + w - 1 } + (0..<w).map { (h - 1) * w + $0 }
      + (0..<h).map { $0 * w }
  }
}

/// Cells of one colour that hang together.
private struct FlatArea {
  private(set) var cells: [Int] = []
  private(set) var columns = 0..<0
  private(set) var rows = 0..<0
  /// Whether it is as dark as where no light falls.
  let isBlack: Bool
  private let stride: Int
  /// Mean squared difference of each cell's colour from the start's.
  private var squares: [Double] = []

  /// The area around `start`, whose colour it has; visits its cells, and none where the start itself is not flat.
  init(around start: Int, _ labels: FieldMask, _ bytes: ByteView, _ isVisited: inout [Bool]) {
    isVisited[start] = true
    let w = labels.columns
    stride = w
    let colour = Self.pixel(start % w, start / w, bytes)
    isBlack = Self.isBlack(at: start, labels, bytes)
    // Drawn colours are exact but for JPEG coding, worst near letters; black has the camera's noise too.
    let tolerance = isBlack ? 14 : 10
    // Skin beside a bar may have its colour in a spot; a bar has it all around, and else the bar would be visited from
    // the skin.
    for v in max(0, start / w - 2)...min(labels.rows - 1, start / w + 2) {
      for u in max(0, start % w - 2)...min(w - 1, start % w + 2) {
        guard Self.isNear(SIMD4(colour, bytes.channels), u, v, bytes, isBlack ? tolerance : 3) else { return }
      }
    }
    columns = (start % w)..<(start % w + 1)
    rows = (start / w)..<(start / w + 1)
    var queue = [start]
    let reference = SIMD4<UInt8>(colour, bytes.channels)
    var cells: [Int] = [], squares: [Double] = []
    isVisited.withUnsafeMutableBufferPointer { isVisited in
      labels.cells.withUnsafeBufferPointer { isLabel in
        func visit(_ u: Int, _ v: Int) {
          guard u >= 0, v >= 0, u < w, v < labels.rows, !isVisited[v &* w &+ u] else { return }
          guard isLabel[v &* w &+ u] != 0 || Self.isNear(reference, u, v, bytes, tolerance) else { return }
          isVisited[v &* w &+ u] = true
          queue.append(v &* w &+ u)
        }
        while let cell = queue.popLast() {
          let x = cell % w, y = cell / w
          cells.append(cell)
          columns = min(columns.lowerBound, x)..<max(columns.upperBound, x + 1)
          rows = min(rows.lowerBound, y)..<max(rows.upperBound, y + 1)
          squares.append(isLabel[cell] == 0 ? Self.square(colour, Self.pixel(x, y, bytes), bytes.channels) : 0)
          visit(x - 1, y)
          visit(x + 1, y)
          visit(x, y - 1)
          visit(x, y + 1)
        }
      }
    }
    self.cells = cells
    self.squares = squares
  }

  /// Whether a cell is as dark as where no light falls.
  static func isBlack(at cell: Int, _ mask: FieldMask, _ bytes: ByteView) -> Bool {
    let x = min(bytes.width - 1, 2 * (cell % mask.columns)), y = min(bytes.height - 1, 2 * (cell / mask.columns))
    return bytes.luma(x, y) < FlatBorders.black
  }

  /// The rectangle that it is, of a colour with no more than a coder's noise. Letters may stand in it, and a hair of the
  /// same colour may touch it, but its sides are straight. `nil` where it is none.
  var bar: (columns: Range<Int>, rows: Range<Int>)? {
    var inRow = [Int](repeating: 0, count: rows.count), inColumn = [Int](repeating: 0, count: columns.count)
    for cell in cells {
      inRow[cell / stride - rows.lowerBound] += 1
      inColumn[cell % stride - columns.lowerBound] += 1
    }
    let usualRow = Self.usual(inRow), usualColumn = Self.usual(inColumn)
    guard let top = inRow.firstIndex(where: { $0 * 4 >= 3 * usualRow }),
      let bottom = inRow.lastIndex(where: { $0 * 4 >= 3 * usualRow }),
      let left = inColumn.firstIndex(where: { $0 * 4 >= 3 * usualColumn }),
      let right = inColumn.lastIndex(where: { $0 * 4 >= 3 * usualColumn })
    else { return nil }
    let barRows = (rows.lowerBound + top)..<(rows.lowerBound + bottom + 1)
    let barColumns = (columns.lowerBound + left)..<(columns.lowerBound + right + 1)
    var inside = 0
    var square = 0.0
    var onSide = [0, 0, 0, 0]
    for (cell, ownSquare) in zip(cells, squares) {
      let x = cell % stride, y = cell / stride
      guard barColumns.contains(x), barRows.contains(y) else { continue }
      inside += 1
      square += ownSquare
      if y == barRows.lowerBound { onSide[0] += 1 }
      if x == barColumns.upperBound - 1 { onSide[1] += 1 }
      if y == barRows.upperBound - 1 { onSide[2] += 1 }
      if x == barColumns.lowerBound { onSide[3] += 1 }
    }
    let isStraight = [0, 1, 2, 3].allSatisfy {
      onSide[$0] * 4 >= 3 * ($0 % 2 == 0 ? barColumns.count : barRows.count)
    }
    guard isStraight, inside * 2 >= barColumns.count * barRows.count, inside * 2 >= cells.count,
      square <= 9 * Double(inside)
    else { return nil }
    return (barColumns, barRows)
  }

  /// Whether colours change much at once at each side within the photo, as at a bar's edge; flat, blurred skin, of which
  /// strong compression makes blocks of one colour, goes over into more skin.
  func standsOut(_ bar: (columns: Range<Int>, rows: Range<Int>), _ mask: FieldMask, _ bytes: ByteView) -> Bool {
    func differs(_ x: Int, _ y: Int) -> Bool {
      let p = Self.pixel(x, y, bytes), colour = Self.pixel(cells[0] % stride, cells[0] / stride, bytes)
      return (0..<bytes.channels).contains { abs(Int(p[$0]) - Int(colour[$0])) >= 20 }
    }
    let left = bar.columns.lowerBound - 2, right = bar.columns.upperBound + 1
    let above = bar.rows.lowerBound - 2, below = bar.rows.upperBound + 1
    let isClearColumn = [left, right].allSatisfy { x in
      x < 0 || x >= mask.columns || bar.rows.count { differs(x, $0) } * 10 >= 6 * bar.rows.count
    }
    let isClearRow = [above, below].allSatisfy { y in
      y < 0 || y >= mask.rows || bar.columns.count { differs($0, y) } * 10 >= 6 * bar.columns.count
    }
    return isClearColumn && isClearRow
  }

  /// The count of the row in which the middle cell of all is: that of a bar's rows, however many a hair adds.
  private static func usual(_ counts: [Int]) -> Int {
    let sorted = counts.sorted()
    var rest = counts.reduce(0, +) / 2
    for count in sorted {
      rest -= count
      if rest < 0 { return count }
    }
    return 0
  }

  /// Whether it runs along a good part of an edge or fills a corner, as hair that leaves the photo never does.
  func isAlongEdge(_ mask: FieldMask) -> Bool {
    var count = [0, 0, 0, 0]
    for cell in cells {
      let x = cell % mask.columns, y = cell / mask.columns
      if y == 0 { count[0] += 1 }
      if x == mask.columns - 1 { count[1] += 1 }
      if y == mask.rows - 1 { count[2] += 1 }
      if x == 0 { count[3] += 1 }
    }
    let isAlong = [0, 1, 2, 3].map { count[$0] * 4 >= ($0 % 2 == 0 ? mask.columns : mask.rows) }
    let reachesAround = [0, 1, 2, 3].contains {
      count[$0] * 20 >= mask.columns && count[($0 + 1) % 4] * 20 >= mask.columns
    }
    return isAlong.contains(true) || reachesAround
  }

  private static func pixel(_ x: Int, _ y: Int, _ bytes: ByteView) -> UnsafePointer<UInt8> {
    bytes.pixel(min(bytes.width - 1, 2 * x), min(bytes.height - 1, 2 * y))
  }

  /// The mean squared difference of two pixels.
  private static func square(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ channels: Int) -> Double {
    var sum = 0
    for c in 0..<channels {
      let d = Int(a[c]) - Int(b[c])
      sum += d * d
    }
    return Double(sum) / Double(channels)
  }

  /// Whether all pixels of a cell have the colour.
  @inline(__always)
  private static func isNear(
    _ colour: SIMD4<UInt8>, _ x: Int, _ y: Int, _ bytes: ByteView, _ tolerance: Int
  ) -> Bool {
    for py in (2 &* y)..<min(bytes.height, 2 &* y &+ 2) {
      for px in (2 &* x)..<min(bytes.width, 2 &* x &+ 2) {
        let p = bytes.pixel(px, py)
        for c in 0..<bytes.channels where abs(Int(p[c]) &- Int(colour[c])) > tolerance { return false }
      }
    }
    return true
  }
}

extension SIMD4<UInt8> {
  /// A pixel of one or three samples.
  fileprivate init(_ pixel: UnsafePointer<UInt8>, _ channels: Int) {
    self = channels == 3 ? SIMD4(pixel[0], pixel[1], pixel[2], 0) : SIMD4(repeating: pixel[0])
  }
}

extension FieldMask {
  fileprivate mutating func fillCells(_ columns: Range<Int>, _ rows: Range<Int>) {
    fill(
      x: (columns.lowerBound * Self.cellPx)..<(columns.upperBound * Self.cellPx),
      y: (rows.lowerBound * Self.cellPx)..<(rows.upperBound * Self.cellPx))
  }

  fileprivate mutating func fillCells(_ list: [Int]) {
    for cell in list { cells[cell] = 1 }
  }
}
