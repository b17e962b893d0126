import KernelTable

/// The pixels of a picture as rows of cells of 2 × 2, 16 whole numbers each.
final class PackedRows: RowStage {
  private let picture: Picture
  private let kernels: KernelTable
  /// The upper and the lower row of each plane; what lies beyond the picture stays 0.
  private let pixels: UnsafeMutablePointer<Float>
  private let used: Int

  /// What is packed: its size in pixels, and what writes a row of them.
  struct Picture {
    let width: Int
    let height: Int
    let fill: HairNetwork.PixelRow
  }

  /// - Parameters:
  ///   - columns, height: cells, also those beyond the picture.
  init(_ picture: Picture, columns: Int, height: Int, kernels: KernelTable) {
    self.picture = picture
    self.kernels = kernels
    used = (picture.width + 1) / 2
    pixels = .allocate(capacity: 16 * used)
    pixels.initialize(repeating: 0, count: 16 * used)
    let rows = CellRows(width: columns, channels: 16, places: RowStage.places)
    super.init(rows: rows, height: height)
  }

  deinit { pixels.deallocate() }

  override func make(_ y: Int) {
    let pointers = (0..<8).map { pixels + 2 * used * $0 }
    for i in 0..<2 {
      let halves = (0..<4).map { pointers[2 * $0 + i] }
      if 2 * y + i < picture.height {
        picture.fill(2 * y + i, halves)
      } else {
        for half in halves { half.update(repeating: 0, count: picture.width) }
      }
    }
    let row = rows.row(y)
    kernels.packCells(pointers.map { UnsafePointer($0) }, 1 / HairNetwork.inputScale, row, used)
    (row + 16 * used).initialize(repeating: 0, count: 16 * (rows.width - used))
  }
}
