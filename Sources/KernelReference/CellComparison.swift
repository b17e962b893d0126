import KernelTable

/// Runs the kernels for cells on numbers of all sizes that they allow.
enum CellComparison {
  /// Numbers of cells up to past two tiles, and one that mixes all loops.
  private static let lengths = Array(0...13) + [33]
  /// Output channels that use each kind of tile.
  private static let channels = [8, 16, 24, 32, 40, 48, 56, 64]

  static func sums(_ candidate: KernelTable) -> [UInt32] {
    var source = NumberSource()
    var results: [UInt32] = []
    for (rowCount, span, step) in [(1, 2, 2), (1, 24, 24), (2, 32, 32), (3, 48, 16), (3, 72, 24), (3, 6, 0)] {
      for channels in channels {
        let weights = source.wholes(rowCount * span * channels, 127)
        for count in lengths {
          let width = span + step * count
          let plane = source.wholes(rowCount * width, 16_383)
          var out = [Int32](repeating: 0, count: channels * count)
          plane.withUnsafeBufferPointer { plane in
            let rows = (0..<rowCount).map { plane.baseAddress! + $0 * width }
            candidate.sumCells(rows, rowCount, span, step, weights, channels, &out, count)
          }
          results += out.map { UInt32(bitPattern: $0) }
        }
      }
    }
    return results
  }

  static func scaling(_ candidate: KernelTable) -> [UInt32] {
    scaled { source, channels, count, factors, offsets, sums in
      [0, -16_383].flatMap { (least: Float) in
        var out = [Int16](repeating: 0, count: channels * count)
        candidate.scaleCells(sums, factors, offsets, channels, least, &out, count)
        return out
      }
    }
  }

  static func scalingAndAdding(_ candidate: KernelTable) -> [UInt32] {
    scaled { source, channels, count, factors, offsets, sums in
      let addends = source.wholes(channels * count, 16_383)
      let none = [Float](repeating: 0, count: channels)
      return [(factors, offsets), (none, none)].flatMap { factors, offsets in
        var out = [Int16](repeating: 0, count: channels * count)
        // Halves occur: the addend's factor is a half.
        candidate.scaleAndAddCells(sums, factors, offsets, channels, addends, 0.5, &out, count)
        return out
      }
    }
  }

  /// What `body` makes of factors and offsets of each number of channels and sums of each number of cells.
  private static func scaled(
    _ body: (inout NumberSource, Int, Int, [Float], [Float], [Int32]) -> [Int16]
  ) -> [UInt32] {
    var source = NumberSource()
    var results: [UInt32] = []
    for channels in channels {
      let factors = source.floats(channels).map { $0 / 32_768 }
      let offsets = source.floats(channels).map { $0 * 500 }
      for count in lengths {
        let sums = source.sums(channels * count)
        results += body(&source, channels, count, factors, offsets, sums).map { UInt32(truncatingIfNeeded: $0) }
      }
    }
    return results
  }

  static func merging(_ candidate: KernelTable) -> [UInt32] {
    var source = NumberSource()
    var results: [UInt32] = []
    for channels in channels {
      for count in lengths {
        let fine = source.wholes(channels * count, 16_383)
        let coarse = source.wholes(channels * ((count + 1) / 2), 16_383)
        var out = [Int16](repeating: 0, count: channels * count)
        candidate.mergeCells(fine, 0.75, coarse, 1.3, channels, &out, count)
        results += out.map { UInt32(truncatingIfNeeded: $0) }
      }
    }
    return results
  }

  static func packing(_ candidate: KernelTable) -> [UInt32] {
    var source = NumberSource()
    var results: [UInt32] = []
    for factor: Float in [8192, 20_000] {
      for count in lengths {
        let plane = source.floats(16 * count)
        var out = [Int16](repeating: 0, count: 16 * count)
        plane.withUnsafeBufferPointer { plane in
          guard let top = plane.baseAddress else { return }
          candidate.packCells((0..<8).map { top + $0 * 2 * count }, factor, &out, count)
        }
        results += out.map { UInt32(truncatingIfNeeded: $0) }
      }
    }
    return results
  }

  static func products(_ candidate: KernelTable) -> [UInt32] {
    var source = NumberSource()
    var results: [UInt32] = []
    for outputs in [8, 16, 24, 32, 40, 72, 96] {
      for count in lengths {
        var out = [Float](repeating: 0, count: outputs)
        candidate.multiplyMatrix(
          source.floats(count), count, source.floats(count * outputs), source.floats(outputs), outputs, &out)
        results += out.map(\.bitPattern)
      }
    }
    return results
  }
}

extension NumberSource {
  /// Whole numbers in −`most` ... `most`.
  fileprivate mutating func wholes(_ count: Int, _ most: Float) -> [Int16] {
    floats(count).map { Int16(($0 * most).rounded()) }
  }

  /// Whole numbers of all sizes, small ones as often as large ones.
  fileprivate mutating func sums(_ count: Int) -> [Int32] {
    floats(count).enumerated().map { Int32(Double($1) * Double(1 << (8 + $0 % 23))) }
  }
}
