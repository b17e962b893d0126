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
  private(set) var cells: [Int32] = []
  private(set) var columns = 0..<0
  private(set) var rows = 0..<0
  /// Whether it is as dark as where no light falls.
  let isBlack: Bool
  private let stride: Int
  private let channels: Int
  /// Squared difference of each cell's colour from the start's, over all channels.
  private var squares: [Int32] = []

  /// The area around `start`, whose colour it has; visits its cells, and none where the start itself is not flat.
  init(around start: Int, _ labels: FieldMask, _ bytes: ByteView, _ isVisited: inout [Bool]) {
    isVisited[start] = true
    let w = labels.columns
    stride = w
    channels = bytes.channels
    let colour = Self.pixel(start % w, start / w, bytes)
    isBlack = Self.isBlack(at: start, labels, bytes)
    // Drawn colours are exact but for JPEG coding, worst near letters; black has the camera's noise too.
    let tolerance = isBlack ? 14 : 10
    // Skin beside a bar may have its colour in a spot; a bar has it all around, and else the bar would be visited from
    // the skin.
    for v in max(0, start / w - 2)...min(labels.rows - 1, start / w + 2) {
      for u in max(0, start % w - 2)...min(w - 1, start % w + 2) {
        guard NearLook(SIMD4(colour, bytes.channels), isBlack ? tolerance : 3, bytes).isNear(u, v) else { return }
      }
    }
    flood(from: start, SIMD4(colour, bytes.channels), tolerance, labels, bytes, &isVisited)
  }

  /// Visits the cells that hang together with `start` over their sides and have its colour, or text in it.
  private mutating func flood(
    from start: Int, _ colour: SIMD4<UInt8>, _ tolerance: Int, _ labels: FieldMask, _ bytes: ByteView,
    _ isVisited: inout [Bool]
  ) {
    let w = stride, h = labels.rows
    var left = start % w, right = left, top = start / w, bottom = top
    var queue = [Int32(start)]
    var cells: [Int32] = [], squares: [Int32] = []
    let look = NearLook(colour, tolerance, bytes)
    isVisited.withUnsafeMutableBufferPointer { isVisited in
      labels.cells.withUnsafeBufferPointer { isLabel in
        while let cell = queue.popLast() {
          let i = Int(cell), x = i % w, y = i / w
          left = min(left, x)
          right = max(right, x)
          top = min(top, y)
          bottom = max(bottom, y)
          cells.append(cell)
          squares.append(isLabel[i] == 0 ? look.square(x, y) : 0)
          for side in 0..<4 {
            let u = side == 0 ? x &- 1 : side == 1 ? x &+ 1 : x
            let v = side == 2 ? y &- 1 : side == 3 ? y &+ 1 : y
            guard u >= 0, v >= 0, u < w, v < h else { continue }
            let next = v &* w &+ u
            guard !isVisited[next], isLabel[next] != 0 || look.isNear(u, v) else { continue }
            isVisited[next] = true
            queue.append(Int32(truncatingIfNeeded: next))
          }
        }
      }
    }
    self.cells = cells
    self.squares = squares
    columns = left..<(right + 1)
    rows = top..<(bottom + 1)
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
      inRow[Int(cell) / stride - rows.lowerBound] += 1
      inColumn[Int(cell) % stride - columns.lowerBound] += 1
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
    var square = 0
    var onSide = [0, 0, 0, 0]
    for (cell, ownSquare) in zip(cells, squares) {
      let x = Int(cell) % stride, y = Int(cell) / stride
      guard barColumns.contains(x), barRows.contains(y) else { continue }
      inside += 1
      square += Int(ownSquare)
      if y == barRows.lowerBound { onSide[0] += 1 }
      if x == barColumns.upperBound - 1 { onSide[1] += 1 }
      if y == barRows.upperBound - 1 { onSide[2] += 1 }
      if x == barColumns.lowerBound { onSide[3] += 1 }
    }
    let isStraight = [0, 1, 2, 3].allSatisfy {
      onSide[$0] * 4 >= 3 * ($0 % 2 == 0 ? barColumns.count : barRows.count)
    }
    guard isStraight, inside * 2 >= barColumns.count * barRows.count, inside * 2 >= cells.count,
      square <= 9 * inside * channels
    else { return nil }
    return (barColumns, barRows)
  }

  /// Whether colours change much at once at each side within the photo, as at a bar's edge; flat, blurred skin, of which
  /// strong compression makes blocks of one colour, goes over into more skin.
  func standsOut(_ bar: (columns: Range<Int>, rows: Range<Int>), _ mask: FieldMask, _ bytes: ByteView) -> Bool {
    func differs(_ x: Int, _ y: Int) -> Bool {
      let p = Self.pixel(x, y, bytes), colour = Self.pixel(Int(cells[0]) % stride, Int(cells[0]) / stride, bytes)
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
      let x = Int(cell) % mask.columns, y = Int(cell) / mask.columns
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
}

/// Compares cells with one colour.
private struct NearLook {
  private let colour: SIMD4<UInt8>
  private let tolerance: Int
  private let bytes: ByteView
  /// The colour and the tolerance for two pixels side by side; anything goes in the last two lanes.
  private let pair: SIMD8<UInt8>
  private let most: SIMD8<UInt8>

  init(_ colour: SIMD4<UInt8>, _ tolerance: Int, _ bytes: ByteView) {
    self.colour = colour
    self.tolerance = tolerance
    self.bytes = bytes
    pair = SIMD8(colour[0], colour[1], colour[2], colour[0], colour[1], colour[2], 0, 0)
    let limit = UInt8(tolerance)
    most = SIMD8(limit, limit, limit, limit, limit, limit, 255, 255)
  }

  /// The squared difference of a cell's first pixel, over all channels.
  @inline(__always)
  func square(_ x: Int, _ y: Int) -> Int32 {
    let p = bytes.pixel(min(bytes.width - 1, 2 * x), min(bytes.height - 1, 2 * y))
    var sum: Int32 = 0
    for c in 0..<bytes.channels {
      let d = Int32(p[c]) - Int32(colour[c])
      sum += d * d
    }
    return sum
  }

  /// Whether all pixels of a cell have the colour.
  @inline(__always)
  func isNear(_ x: Int, _ y: Int) -> Bool {
    // Eight bytes from each of both rows, which are there everywhere but at the photo's end.
    if bytes.channels == 3, 2 &* x &+ 2 < bytes.width, 2 &* y &+ 2 < bytes.height {
      return isNear(bytes.pixel(2 &* x, 2 &* y)) && isNear(bytes.pixel(2 &* x, 2 &* y &+ 1))
    }
    for py in (2 * y)..<min(bytes.height, 2 * y + 2) {
      for px in (2 * x)..<min(bytes.width, 2 * x + 2) {
        let p = bytes.pixel(px, py)
        for c in 0..<bytes.channels where abs(Int(p[c]) - Int(colour[c])) > tolerance { return false }
      }
    }
    return true
  }

  @inline(__always)
  private func isNear(_ two: UnsafePointer<UInt8>) -> Bool {
    let v = UnsafeRawPointer(two).loadUnaligned(as: SIMD8<UInt8>.self)
    let isAbove = v .> pair
    let distance = (pair &- v).replacing(with: v &- pair, where: isAbove)
    return all(distance .<= most)
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

  fileprivate mutating func fillCells(_ list: [Int32]) {
    for cell in list { cells[Int(cell)] = 1 }
  }
}
