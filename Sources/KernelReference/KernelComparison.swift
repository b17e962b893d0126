public import KernelTable

/// Runs the kernels of a table beside the reference, on lengths around every vector's edge, and compares the bits.
public enum KernelComparison {
  /// The names of the kernels of `candidate` whose results differ from the reference; empty where all agree.
  public static func differences(of candidate: KernelTable) -> [String] {
    var names: [String] = []
    for (name, result) in [
      ("convolveColumns", columns),
      ("sumCells", CellComparison.sums),
      ("scaleCells", CellComparison.scaling),
      ("scaleAndAddCells", CellComparison.scalingAndAdding),
      ("mergeCells", CellComparison.merging),
      ("packCells", CellComparison.packing),
      ("multiplyMatrix", CellComparison.products),
      ("evaluateStrip", strip),
      ("multiplyWeighted", products),
    ] where result(candidate) != result(table) { names.append(name) }
    return names
  }

  /// Lengths up to past the longest step of a kernel, and one that mixes all its loops.
  private static let lengths = Array(0...65) + [127]

  private static func columns(_ candidate: KernelTable) -> [UInt32] {
    var source = NumberSource()
    var results: [UInt32] = []
    for tapCount in [1, 2, 3, 4, 5, 15, 33, 44] {
      let taps = source.floats(tapCount)
      for rowCount in 1...4 {
        for count in lengths {
          let height = tapCount + rowCount - 1
          let plane = source.floats(height * count)
          var out = [Float](repeating: 0, count: rowCount * count)
          plane.withUnsafeBufferPointer { plane in
            out.withUnsafeMutableBufferPointer { out in
              guard let top = plane.baseAddress, let outTop = out.baseAddress else { return }
              let rows = (0..<height).map { top + $0 * count }
              let destinations = (0..<rowCount).map { outTop + $0 * count }
              candidate.convolveColumns(rows, taps, tapCount, destinations, rowCount, count)
            }
          }
          results += out.map(\.bitPattern)
        }
      }
    }
    return results
  }

  private static func strip(_ candidate: KernelTable) -> [UInt32] {
    var source = NumberSource()
    var results: [UInt32] = []
    for count in stride(from: 0, through: 64, by: 4) {
      // From a strip that is nearly lost in its blur to one far beyond the tails of the blur.
      for (width, blur) in [(0.05, 2.0), (3, 1), (9, 1.2), (100, 0.15)] {
        let rest = source.doubles(7)
        let parameters = [rest[0], width, blur, 1 + rest[1], rest[2], 1 + rest[3], rest[4], rest[5], 0.01 * rest[6]]
        let positions = source.doubles(count).map { 20 * $0 }
        var residuals = [Double](repeating: 0, count: count)
        var derivatives = [Double](repeating: 0, count: 9 * count)
        candidate.evaluateStrip(
          positions, source.doubles(count), count, parameters, &residuals, &derivatives, count)
        results += (residuals + derivatives).flatMap(bits)
      }
    }
    return results
  }

  private static func products(_ candidate: KernelTable) -> [UInt32] {
    var source = NumberSource()
    var results: [UInt32] = []
    for columnCount in 0...10 {
      for count in stride(from: 0, through: 64, by: 4) {
        let values = source.doubles(columnCount * count)
        var scratch = [Double](repeating: 0, count: count)
        var out = [Double](repeating: 0, count: columnCount * (columnCount + 1) / 2)
        values.withUnsafeBufferPointer { values in
          guard let top = values.baseAddress else { return }
          let columns = (0..<columnCount).map { top + $0 * count }
          candidate.multiplyWeighted(source.doubles(count), columns, columnCount, count, &scratch, &out)
        }
        results += out.flatMap(bits)
      }
    }
    return results
  }

  private static func bits(_ value: Double) -> [UInt32] {
    [UInt32(truncatingIfNeeded: value.bitPattern), UInt32(truncatingIfNeeded: value.bitPattern >> 32)]
  }
}
