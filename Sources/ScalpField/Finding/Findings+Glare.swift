public import Imaging

extension FieldFinder.Findings {
  /// The narrowest glare that is left out, µm: a gleam along a hair, a spark on wet skin are narrower and hide no root.
  static let leastGlareUm = 150.0
  /// How far around it light still spills over, µm.
  static let glareMarginUm = 30.0
  /// The share of the photo from which it is not glare but overexposure, which is for the quality to say.
  static let mostGlare = 0.35
  /// The code of 8 bits from which a channel is at its top, in spite of JPEG coding.
  private static let top: UInt8 = 250

  /// Masks glare: parts wider than 150 µm where all colours are at their top, so that nothing can be seen of hair or
  /// skin.
  ///
  /// - Parameters:
  ///   - photo: the one in which this was found.
  ///   - umPerPx: micrometres per pixel.
  /// - Returns: whether there was any.
  @discardableResult public mutating func leaveOutGlare(of photo: Photo, umPerPx: Double) -> Bool {
    var glare = FieldMask(photoWidth: photo.width, photoHeight: photo.height)
    let cellUm = Double(FieldMask.cellPx) * umPerPx
    ByteView.reading(photo) { glare.mark(from: Self.top, in: $0) }
    guard !glare.isEmpty else { return false }
    let reach = max(1, Int((Self.leastGlareUm / 2 / cellUm).rounded()))
    glare.erode(by: reach)
    guard !glare.isEmpty else { return false }
    glare.dilate(by: reach + Int((Self.glareMarginUm / cellUm).rounded(.up)))
    guard glare.cells.count(where: { $0 != 0 }) <= Int(Self.mostGlare * Double(glare.cells.count)) else {
      return false
    }
    if let mask { glare.formUnion(mask) }
    mask = glare
    return true
  }
}

extension FieldMask {
  /// Masks the cells of which every sample of every pixel is `least` or more.
  fileprivate mutating func mark(from least: UInt8, in bytes: ByteView) {
    let k = Self.cellPx
    // Most stretches hold no such sample: whether one does is told by a loop that the compiler makes into vectors.
    let stretch = 32
    for row in 0..<rows {
      let ys = (row * k)..<min(bytes.height, (row + 1) * k)
      let first = bytes.row(ys.lowerBound)
      for start in stride(from: 0, to: columns, by: stretch) {
        let end = min(columns, start + stretch)
        var greatest: UInt8 = 0
        for i in (start * k * bytes.channels)..<(min(bytes.width, end * k) * bytes.channels) {
          greatest = max(greatest, first[i])
        }
        guard greatest >= least else { continue }
        for column in start..<end {
          let samples = (column * k * bytes.channels)..<(min(bytes.width, (column + 1) * k) * bytes.channels)
          let isFull = ys.allSatisfy { y in
            let line = bytes.row(y)
            return samples.allSatisfy { line[$0] >= least }
          }
          if isFull { cells[row * columns + column] = 1 }
        }
      }
    }
  }

  /// Leaves only cells around which, `reach` cells in each direction, all are masked.
  fileprivate mutating func erode(by reach: Int) { spread(0, by: reach) }

  /// Masks all cells within `reach` cells of a masked one.
  fileprivate mutating func dilate(by reach: Int) { spread(1, by: reach) }

  /// Gives `value` to all cells within `reach` cells, along rows and then along columns, of one that has it.
  private mutating func spread(_ value: UInt8, by reach: Int) {
    // Rows of which no cell is masked, nearly all, stay as they are where no masked cell is near.
    let masked = (0..<rows).filter { isMasked(row: $0) }
    guard let first = masked.first, let last = masked.last else { return }
    for row in masked { spreadAlongRow(row, value, by: reach) }
    spreadAlongColumns(max(0, first - reach)..<min(rows, last + reach + 1), value, by: reach)
  }

  private mutating func spreadAlongRow(_ row: Int, _ value: UInt8, by reach: Int) {
    let source = Array(cells[(row * columns)..<((row + 1) * columns)])
    // Cells before it have it already.
    var end = 0
    for position in 0..<columns where source[position] == value {
      let past = min(columns, position + reach + 1)
      for near in max(end, position - reach)..<past { cells[row * columns + near] = value }
      end = past
    }
  }

  /// - Parameter range: rows; those beyond have no cell that changes another one.
  private mutating func spreadAlongColumns(_ range: Range<Int>, _ value: UInt8, by reach: Int) {
    let source = Array(cells[(range.lowerBound * columns)..<(range.upperBound * columns)])
    let reach = UInt16(clamping: min(reach, Int(UInt16.max) - 1)), far = reach + 1
    cells.withUnsafeMutableBufferPointer { cells in
      source.withUnsafeBufferPointer { source in
        for isUpwards in [false, true] {
          // For each column, how many rows ago the value was met.
          var distances = [UInt16](repeating: far, count: columns)
          distances.withUnsafeMutableBufferPointer { distances in
            for i in range.indices {
              let row = isUpwards ? range.upperBound - 1 - (i - range.lowerBound) : i
              let from = source.baseAddress! + (row - range.lowerBound) * columns
              let to = cells.baseAddress! + row * columns
              for x in 0..<columns {
                let distance = from[x] == value ? 0 : min(distances[x] &+ 1, far)
                distances[x] = distance
                to[x] = distance <= reach ? value : to[x]
              }
            }
          }
        }
      }
    }
  }
}
