/// One grey picture in floating point, for the inner loops: rows of equal, padded length in 64-byte aligned memory.
///
/// A plane is a workspace for one thread and is not `Sendable`; what leaves the thread are measurements.
public final class Plane {
  public let width: Int
  public let height: Int
  /// Floats from one row's start to the next: a multiple of 16 (64 bytes) that is at least `width`, and never a
  /// multiple of 1,024, because rows that lie a multiple of 4 KiB apart compete for the same few cache lines.
  public let stride: Int
  /// The first pixel of the first row.
  public let base: UnsafeMutablePointer<Float>
  private let memory: PlaneMemory.Block

  /// Allocates a plane. Its padding is zero; its pixels have no definite value until they are written.
  ///
  /// - Precondition: Both sides are positive.
  public init(width: Int, height: Int) {
    precondition(width > 0 && height > 0)
    self.width = width
    self.height = height
    let padded = (width + 15) / 16 * 16
    stride = padded % 1024 == 0 ? padded + 16 : padded
    memory = PlaneMemory.take(stride * height * MemoryLayout<Float>.stride)
    base = memory.base.bindMemory(to: Float.self, capacity: stride * height)
    for y in 0..<height { row(y).advanced(by: width).initialize(repeating: 0, count: stride - width) }
  }

  deinit { PlaneMemory.giveBack(memory) }

  /// The first pixel of row `y`, 0 ≤ y < height.
  public func row(_ y: Int) -> UnsafeMutablePointer<Float> { base + y * stride }
}

@available(*, unavailable)
extension Plane: Sendable {}
