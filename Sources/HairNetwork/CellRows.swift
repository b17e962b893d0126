import Imaging

/// Rows of cells in 16-bit values, with a cell of zeros at either end and a row of zeros: the border of convolutions.
///
/// Where there are fewer places than rows, row y lies in place y mod `places`, and only the last rows are kept.
final class CellRows {
  let width: Int
  let channels: Int
  private let places: Int
  private let stride: Int
  private let memory: Memory

  /// Rows of no definite content between zeros.
  ///
  /// - Parameter widest: channels to leave room for, so that `reused(channels:)` can take the rows over.
  init(width: Int, channels: Int, places: Int, widest: Int = 0) {
    self.width = width
    self.channels = channels
    self.places = places
    stride = (width + 2) * max(channels, widest)
    memory = Memory(count: stride * (places + 1))
    memory.base.advanced(by: places * stride).initialize(repeating: 0, count: stride)
    for y in 0..<places {
      (memory.base + y * stride).initialize(repeating: 0, count: channels)
      (memory.base + y * stride + (width + 1) * channels).initialize(repeating: 0, count: channels)
    }
  }

  private init(_ rows: CellRows, channels: Int) {
    width = rows.width
    self.channels = channels
    places = rows.places
    stride = rows.stride
    memory = rows.memory
  }

  /// The same memory for rows of other cells; their ends are not zeros. A row is lost when it is written as the other.
  func reused(channels: Int) -> CellRows {
    precondition((width + 2) * channels <= stride)
    return CellRows(self, channels: channels)
  }

  /// Row `y` alone, in place 0.
  func copy(ofRow y: Int) -> CellRows {
    let copy = CellRows(width: width, channels: channels, places: 1)
    copy.row(0).update(from: row(y), count: width * channels)
    return copy
  }

  /// The first cell of row `y`, 0 or more.
  func row(_ y: Int) -> UnsafeMutablePointer<Int16> { memory.base + ((y % places) * stride + channels) }

  /// The first cell of a row of zeros.
  var zeros: UnsafePointer<Int16> { UnsafePointer(memory.base + (places * stride + channels)) }

  private final class Memory {
    private let block: PlaneMemory.Block
    let base: UnsafeMutablePointer<Int16>

    init(count: Int) {
      block = PlaneMemory.take(count * MemoryLayout<Int16>.stride)
      base = block.base.bindMemory(to: Int16.self, capacity: count)
    }

    deinit { PlaneMemory.giveBack(block) }
  }
}
