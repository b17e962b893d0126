import Imaging

/// All logits of a picture, a byte each: what lies beyond ±6 is not told apart by whoever reads them.
final class KeptLogits {
  /// What 1 stands for.
  static let scale: Float = 0.05

  private let rowCount: Int
  /// 65,536ths of what 1 of the source is here.
  private let factor: Int32
  private let block: PlaneMemory.Block

  /// Logits of no definite value.
  ///
  /// - Parameter sourceScale: what 1 of the logits stands for that will be kept; at most `scale`.
  init(columns: Int, rows: Int, valuesPerCell: Int, sourceScale: Float) {
    precondition(valuesPerCell % 8 == 0 && sourceScale <= Self.scale)
    rowCount = columns * valuesPerCell
    factor = Int32((65536 * sourceScale / Self.scale).rounded())
    block = PlaneMemory.take(rows * rowCount)
  }

  deinit { PlaneMemory.giveBack(block) }

  func row(_ y: Int) -> UnsafeBufferPointer<Int8> {
    UnsafeBufferPointer(start: start(y).assumingMemoryBound(to: Int8.self), count: rowCount)
  }

  /// Keeps the logits of row `y`.
  func keep(_ logits: UnsafePointer<Int16>, row y: Int) {
    let target = start(y)
    for i in stride(from: 0, to: rowCount, by: 8) {
      let values = UnsafeRawPointer(logits + i).loadUnaligned(as: SIMD8<Int16>.self)
      let scaled = (SIMD8<Int32>(truncatingIfNeeded: values) &* factor &+ 1 << 15) &>> 16
      let limited = pointwiseMax(pointwiseMin(scaled, SIMD8(repeating: 127)), SIMD8(repeating: -127))
      target.storeBytes(of: SIMD8<Int8>(truncatingIfNeeded: limited), toByteOffset: i, as: SIMD8<Int8>.self)
    }
  }

  private func start(_ y: Int) -> UnsafeMutableRawPointer { block.base + y * rowCount }
}
