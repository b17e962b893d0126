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
    func along(_ lines: Int, _ count: Int, _ index: (Int, Int) -> Int) {
      for line in 0..<lines {
        let source = (0..<count).map { cells[index(line, $0)] }
        for position in 0..<count where source[position] == value {
          for near in max(0, position - reach)...min(count - 1, position + reach) { cells[index(line, near)] = value }
        }
      }
    }
    let columns = columns
    along(rows, columns) { $0 * columns + $1 }
    along(columns, rows) { $1 * columns + $0 }
  }
}
