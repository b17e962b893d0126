import Imaging

/// Rows of cells in 16-bit values, with a cell of zeros at either end and a row of zeros: the border of convolutions.
///
/// Where there are fewer places than rows, row y lies in place y mod `places`, and only the last rows are kept.
final class CellRows {
  let width: Int
  let channels: Int
  let places: Int
  private let stride: Int
  private let memory: Memory

  /// Rows of no definite content between zeros.
  init(width: Int, channels: Int, places: Int) {
    self.width = width
    self.channels = channels
    self.places = places
    stride = (width + 2) * channels
    memory = Memory(count: stride * (places + 1))
    memory.base.advanced(by: places * stride).initialize(repeating: 0, count: stride)
    for y in 0..<places {
      (memory.base + y * stride).initialize(repeating: 0, count: channels)
      (memory.base + y * stride + (width + 1) * channels).initialize(repeating: 0, count: channels)
    }
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
