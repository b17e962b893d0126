public import KernelTable

/// Runs the kernels of a table beside the reference, on lengths around every vector's edge, and compares the bits.
public enum KernelComparison {
  /// The names of the kernels of `candidate` whose results differ from the reference; empty where all agree.
  public static func differences(of candidate: KernelTable) -> [String] {
    var names: [String] = []
    for (name, result) in [
      ("convolveRowSymmetric", rows(\.convolveRowSymmetric)),
      ("convolveRowAntisymmetric", rows(\.convolveRowAntisymmetric)),
      ("convolveColumns", columns),
      ("lightOfRGB8", light),
      ("reduceArea", reduction),
      ("measureRidge", ridge),
      ("findExtremes", extremes),
      ("findPositionsBeyond", positions),
      ("measureContrast", contrast),
      ("measureCurvature", curvature),
      ("evaluateStrip", strip),
      ("multiplyWeighted", products),
    ] where result(candidate) != result(table) { names.append(name) }
    return names
  }

  /// All results of one kernel, as bits.
  private typealias Results = (KernelTable) -> [UInt32]

  /// Lengths up to past the longest step of a kernel, and one that mixes all its loops.
  private static let lengths = Array(0...65) + [127]

  private static func rows(_ kernel: KeyPath<KernelTable, KernelTable.RowConvolution>) -> Results {
    { candidate in
      var source = NumberSource()
      var results: [UInt32] = []
      for radius in [0, 1, 2, 7, 16] {
        let taps = source.floats(radius + 1)
        for count in lengths {
          let row = source.floats(count + 2 * radius)
          var out = [Float](repeating: 0, count: count)
          row.withUnsafeBufferPointer {
            candidate[keyPath: kernel]($0.baseAddress! + radius, taps, radius, &out, count)
          }
          results += out.map(\.bitPattern)
        }
      }
      return results
    }
  }

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

  private static func light(_ candidate: KernelTable) -> [UInt32] {
    var source = NumberSource()
    let (red, green, blue) = (source.floats(256), source.floats(256), source.floats(256))
    var results: [UInt32] = []
    for count in lengths {
      let pixels = source.bytes(3 * count)
      var out = [Float](repeating: 0, count: count)
      candidate.lightOfRGB8(pixels, red, green, blue, &out, count)
      results += out.map(\.bitPattern)
    }
    return results
  }

  private static func reduction(_ candidate: KernelTable) -> [UInt32] {
    var source = NumberSource()
    var results: [UInt32] = []
    for factor in 1...5 {
      for count in lengths {
        let width = factor * count
        let plane = source.floats(factor * width)
        var sums = [Float](repeating: 0, count: width)
        var out = [Float](repeating: 0, count: count)
        plane.withUnsafeBufferPointer { plane in
          guard let top = plane.baseAddress else { return }
          let rows = (0..<factor).map { top + $0 * width }
          candidate.reduceArea(rows, factor, 1 / Float(factor * factor), &sums, &out, count)
        }
        results += out.map(\.bitPattern)
      }
    }
    return results
  }

  private static func ridge(_ candidate: KernelTable) -> [UInt32] {
    var source = NumberSource()
    var results: [UInt32] = []
    for count in lengths {
      var (xx, xy, yy) = (source.floats(count), source.floats(count), source.floats(count))
      // Round places, which have no direction.
      for x in stride(from: 0, to: count, by: 5) { (xx[x], xy[x]) = (yy[x], 0) }
      for x in stride(from: 0, to: count, by: 7) { (xx[x], xy[x], yy[x]) = (0, 0, 0) }
      var value = [Float](repeating: 0, count: count)
      var cos2 = value
      var sin2 = value
      candidate.measureRidge(xx, xy, yy, &value, &cos2, &sin2, count)
      results += (value + cos2 + sin2).map(\.bitPattern)
    }
    return results
  }

  private static func extremes(_ candidate: KernelTable) -> [UInt32] {
    var source = NumberSource()
    var results: [UInt32] = []
    for count in lengths {
      var (least, greatest): (Float, Float) = (0, 0)
      candidate.findExtremes(source.floats(count), count, &least, &greatest)
      results += [least.bitPattern, greatest.bitPattern]
    }
    return results
  }

  private static func positions(_ candidate: KernelTable) -> [UInt32] {
    var source = NumberSource()
    var results: [UInt32] = []
    for threshold: Float in [0, 0.5, 0.97, 2] {
      for count in lengths {
        var out = [Int32](repeating: -1, count: count)
        let found = candidate.findPositionsBeyond(source.floats(count), count, threshold, &out)
        results += [UInt32(found)] + out[..<found].map { UInt32(bitPattern: $0) }
      }
    }
    return results
  }

  private static func contrast(_ candidate: KernelTable) -> [UInt32] {
    var source = NumberSource()
    var results: [UInt32] = []
    for count in lengths {
      // Light from 0 to 1; some skin that is darker than any division allows.
      let light = source.floats(6 * count).map { max(0, 0.5 + 0.51 * $0) }
      var out = [Float](repeating: 0, count: 5 * count)
      light.withUnsafeBufferPointer { light in
        out.withUnsafeMutableBufferPointer { out in
          guard let top = light.baseAddress, let outTop = out.baseAddress else { return }
          let colors = (0..<3).map { top + $0 * count }, skin = (3..<6).map { top + $0 * count }
          let contrasts = (0..<5).map { outTop + $0 * count }
          candidate.measureContrast(colors, skin, contrasts, count)
        }
      }
      results += out.map(\.bitPattern)
    }
    return results
  }

  private static func curvature(_ candidate: KernelTable) -> [UInt32] {
    var source = NumberSource()
    var results: [UInt32] = []
    for count in lengths {
      var out = [Float](repeating: 0, count: count)
      candidate.measureCurvature(
        source.floats(count), source.floats(count), source.floats(count), 2.56, &out, count)
      results += out.map(\.bitPattern)
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
