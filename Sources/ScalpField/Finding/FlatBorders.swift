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
      guard area.cellCount * 500 >= mask.columns * mask.rows else { continue }
      if let bar = area.bar(labels, bytes), area.isBlack || area.standsOut(bar, mask, bytes) {
        mask.fillCells(bar.columns, bar.rows)
      } else if area.isBlack && area.isAlongEdge(mask) {
        for run in area.runs { mask.fillCells(run.columns, run.row..<(run.row + 1)) }
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
  /// Cells of one row that follow each other.
  struct Run {
    var row: Int
    var columns: Range<Int>
  }

  /// All cells, the start first.
  private(set) var runs: [Run] = []
  private(set) var cellCount = 0
  private(set) var columns = 0..<0
  private(set) var rows = 0..<0
  /// Whether it is as dark as where no light falls.
  let isBlack: Bool
  private let start: (x: Int, y: Int)
  private let channels: Int

  /// The area around `start`, whose colour it has; visits its cells, and none where the start itself is not flat.
  init(around start: Int, _ labels: FieldMask, _ bytes: ByteView, _ isVisited: inout [Bool]) {
    isVisited[start] = true
    let w = labels.columns
    self.start = (start % w, start / w)
    channels = bytes.channels
    isBlack = Self.isBlack(at: start, labels, bytes)
    // Skin beside a bar may have its colour in a spot; a bar has it all around, and else the bar would be visited from
    // the skin.
    let near = NearLook(colour(bytes), isBlack ? Self.tolerance(isBlack: true) : 3, bytes)
    for v in max(0, start / w - 2)...min(labels.rows - 1, start / w + 2) {
      for u in max(0, start % w - 2)...min(w - 1, start % w + 2) {
        guard near.isNear(u, v) else { return }
      }
    }
    flood(labels, bytes, &isVisited)
  }

  /// Drawn colours are exact but for JPEG coding, worst near letters; black has the camera's noise too.
  private static func tolerance(isBlack: Bool) -> Int { isBlack ? 14 : 10 }

  private func colour(_ bytes: ByteView) -> SIMD4<UInt8> {
    SIMD4(Self.pixel(start.x, start.y, bytes), bytes.channels)
  }

  /// Visits the cells that hang together with the start over their sides and have its colour, or text in it: whole runs of
  /// a row, then what touches them in the rows above and below.
  private mutating func flood(_ labels: FieldMask, _ bytes: ByteView, _ isVisited: inout [Bool]) {
    let w = labels.columns, h = labels.rows
    let look = NearLook(colour(bytes), Self.tolerance(isBlack: isBlack), bytes)
    var found: [Run] = []
    isVisited.withUnsafeMutableBufferPointer { isVisited in
      labels.cells.withUnsafeBufferPointer { isLabel in
        func belongs(_ x: Int, _ y: Int) -> Bool {
          let i = y &* w &+ x
          return !isVisited[i] && (isLabel[i] != 0 || look.isNear(x, y))
        }
        /// The run around a cell that belongs to it, no longer free.
        func take(_ x: Int, _ y: Int) -> Run {
          let row = y &* w
          var left = x, right = x &+ 1
          isVisited[row &+ x] = true
          while left > 0, belongs(left &- 1, y) {
            left &-= 1
            isVisited[row &+ left] = true
          }
          while right < w, belongs(right, y) {
            isVisited[row &+ right] = true
            right &+= 1
          }
          return Run(row: y, columns: left..<right)
        }
        found.append(take(start.x, start.y))
        var next = 0
        while next < found.count {
          let run = found[next]
          next += 1
          for y in stride(from: run.row - 1, through: run.row + 1, by: 2) where y >= 0 && y < h {
            var x = run.columns.lowerBound
            while x < run.columns.upperBound {
              if belongs(x, y) {
                let other = take(x, y)
                found.append(other)
                x = other.columns.upperBound
              }
              x &+= 1
            }
          }
        }
      }
    }
    runs = found
    cellCount = found.reduce(0) { $0 + $1.columns.count }
    columns = found.map(\.columns.lowerBound).min()!..<found.map(\.columns.upperBound).max()!
    rows = found.map(\.row).min()!..<(found.map(\.row).max()! + 1)
  }

  /// Whether a cell is as dark as where no light falls.
  static func isBlack(at cell: Int, _ mask: FieldMask, _ bytes: ByteView) -> Bool {
    let x = min(bytes.width - 1, 2 * (cell % mask.columns)), y = min(bytes.height - 1, 2 * (cell / mask.columns))
    return bytes.luma(x, y) < FlatBorders.black
  }

  /// The rectangle that it is, of a colour with no more than a coder's noise. Letters may stand in it, and a hair of the
  /// same colour may touch it, but its sides are straight. `nil` where it is none.
  func bar(_ labels: FieldMask, _ bytes: ByteView) -> (columns: Range<Int>, rows: Range<Int>)? {
    var inRow = [Int](repeating: 0, count: rows.count)
    // How many runs begin, less those that end, at each column; then how many cells lie in it.
    var inColumn = [Int](repeating: 0, count: columns.count + 1)
    for run in runs {
      inRow[run.row - rows.lowerBound] += run.columns.count
      inColumn[run.columns.lowerBound - columns.lowerBound] += 1
      inColumn[run.columns.upperBound - columns.lowerBound] -= 1
    }
    for x in inColumn.indices.dropFirst() { inColumn[x] += inColumn[x - 1] }
    inColumn.removeLast()
    let usualRow = Self.usual(inRow), usualColumn = Self.usual(inColumn)
    guard let top = inRow.firstIndex(where: { $0 * 4 >= 3 * usualRow }),
      let bottom = inRow.lastIndex(where: { $0 * 4 >= 3 * usualRow }),
      let left = inColumn.firstIndex(where: { $0 * 4 >= 3 * usualColumn }),
      let right = inColumn.lastIndex(where: { $0 * 4 >= 3 * usualColumn })
    else { return nil }
    let barRows = (rows.lowerBound + top)..<(rows.lowerBound + bottom + 1)
    let barColumns = (columns.lowerBound + left)..<(columns.lowerBound + right + 1)
    let within = runs.compactMap { run -> Run? in
      let common = run.columns.clamped(to: barColumns)
      return barRows.contains(run.row) && !common.isEmpty ? Run(row: run.row, columns: common) : nil
    }
    let inside = within.reduce(0) { $0 + $1.columns.count }
    let size = barColumns.count * barRows.count
    guard inside * 2 >= size, inside * 2 >= cellCount else { return nil }
    // What takes a good part of the photo and has much in it is even skin with hair.
    guard size * 4 < labels.columns * labels.rows || inside * 10 >= size * 9 else { return nil }
    var onSide = [0, 0, 0, 0]
    for run in within {
      if run.row == barRows.lowerBound { onSide[0] += run.columns.count }
      if run.columns.upperBound == barColumns.upperBound { onSide[1] += 1 }
      if run.row == barRows.upperBound - 1 { onSide[2] += run.columns.count }
      if run.columns.lowerBound == barColumns.lowerBound { onSide[3] += 1 }
    }
    let isStraight = [0, 1, 2, 3].allSatisfy {
      onSide[$0] * 4 >= 3 * ($0 % 2 == 0 ? barColumns.count : barRows.count)
    }
    guard isStraight, squares(within, labels, bytes) <= 9 * inside * channels else { return nil }
    return (barColumns, barRows)
  }

  /// The squared differences of colour from the start's, over all channels; text has none.
  private func squares(_ runs: [Run], _ labels: FieldMask, _ bytes: ByteView) -> Int {
    let look = NearLook(colour(bytes), 0, bytes)
    var sum = 0
    for run in runs {
      for x in run.columns where labels.cells[run.row * labels.columns + x] == 0 { sum += Int(look.square(x, run.row)) }
    }
    return sum
  }

  /// Whether colours change much at once at each side within the photo, as at a bar's edge; flat, blurred skin, of which
  /// strong compression makes blocks of one colour, goes over into more skin.
  func standsOut(_ bar: (columns: Range<Int>, rows: Range<Int>), _ mask: FieldMask, _ bytes: ByteView) -> Bool {
    func differs(_ x: Int, _ y: Int) -> Bool {
      let p = Self.pixel(x, y, bytes), colour = self.colour(bytes)
      return (0..<bytes.channels).contains { abs(Int(p[$0]) - Int(colour[$0])) >= 20 }
    }
    let left = bar.columns.lowerBound - 2, right = bar.columns.upperBound + 1
    let above = bar.rows.lowerBound - 2, below = bar.rows.upperBound + 1
    // Without a side within the photo it is the photo: even skin.
    guard left >= 0 || right < mask.columns || above >= 0 || below < mask.rows else { return false }
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
    for run in runs {
      if run.row == 0 { count[0] += run.columns.count }
      if run.columns.upperBound == mask.columns { count[1] += 1 }
      if run.row == mask.rows - 1 { count[2] += run.columns.count }
      if run.columns.lowerBound == 0 { count[3] += 1 }
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
    return unsafeBitCast(distance .<= most, to: UInt64.self) == .max
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
}
