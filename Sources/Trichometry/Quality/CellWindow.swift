/// Sliding windows over the cells of a grid; cells with NaN count as not there.
///
/// Windows are made of two that overlap, those of two half as wide, and so on: the least and greatest values are the same
/// in any order, and all cells of a row can be looked at together.
struct CellWindow {
  let width: Int
  let height: Int

  /// The least value of the (2 · reach + 1)² cells around each; NaN where all are.
  func minimum(_ values: [Float], reach: Int) -> [Float] {
    extreme(values, reach, absent: .infinity) { $0 < $1 ? $0 : $1 }
  }

  /// The greatest value of the (2 · reach + 1)² cells around each; NaN where all are.
  func maximum(_ values: [Float], reach: Int) -> [Float] {
    extreme(values, reach, absent: -.infinity) { $0 > $1 ? $0 : $1 }
  }

  /// Those of `cells` of which all (2 · reach + 1)² cells around are among them, too.
  func inner(_ cells: [Bool], reach: Int) -> [Bool] {
    if cells.allSatisfy({ $0 }) { return cells }
    return minimum(cells.map { $0 ? 1 : 0 }, reach: reach).map { $0 == 1 }
  }

  /// The mean of the (2 · reach + 1)² cells around each; NaN where none is there.
  func mean(_ values: [Float], reach: Int) -> [Float] {
    var sums = values.map { $0.isNaN ? Float(0) : $0 }
    var counts = values.map { $0.isNaN ? Float(0) : 1 }
    sum(&sums, reach)
    sum(&counts, reach)
    return zip(sums, counts).map { $1 > 0 ? $0 / $1 : .nan }
  }

  /// - Parameters:
  ///   - absent: what stands for cells that are not there; it is never chosen against another value.
  ///   - chosen: one of two values, the same in any order of more of them.
  @inline(__always)
  private func extreme(
    _ values: [Float], _ reach: Int, absent: Float, _ chosen: (Float, Float) -> Float
  ) -> [Float] {
    let window = 2 * reach + 1, lineCount = width + 2 * reach
    // The greatest power of two that is no wider than the window.
    var span = 1
    while 2 * span <= window { span *= 2 }
    let rows = height + 2 * reach
    var line = [Float](repeating: absent, count: lineCount)
    // Rows beyond the top and bottom are absent.
    var columns = [Float](repeating: absent, count: width * rows)
    var result = [Float](repeating: 0, count: width * height)
    values.withUnsafeBufferPointer { values in
      line.withUnsafeMutableBufferPointer { line in
        columns.withUnsafeMutableBufferPointer { columns in
          result.withUnsafeMutableBufferPointer { result in
            for y in 0..<height {
              for x in 0..<lineCount { line[x] = absent }
              for x in 0..<width {
                let value = values[y &* width &+ x]
                line[reach &+ x] = value.isNaN ? absent : value
              }
              Self.widen(line, by: 1, to: span, chosen)
              let from = (y + reach) * width
              for x in 0..<width { columns[from &+ x] = chosen(line[x], line[x &+ window &- span]) }
            }
            Self.widen(columns, by: width, to: span, chosen)
            let other = (window - span) * width
            for i in 0..<(width * height) {
              let value = chosen(columns[i], columns[i &+ other])
              result[i] = value == absent ? .nan : value
            }
          }
        }
      }
    }
    return result
  }

  /// Makes of each value the chosen one of `span` values, `step` places apart, from there on.
  @inline(__always)
  private static func widen(
    _ values: UnsafeMutableBufferPointer<Float>, by step: Int, to span: Int, _ chosen: (Float, Float) -> Float
  ) {
    var done = 1
    while done < span {
      let ahead = done * step
      for i in 0..<max(0, values.count - ahead) { values[i] = chosen(values[i], values[i &+ ahead]) }
      done *= 2
    }
  }

  /// Sums along the rows, then along the columns, each in its order.
  private func sum(_ values: inout [Float], _ reach: Int) {
    let count = width * height
    var alongRows = [Float](repeating: 0, count: count)
    var line = [Float](repeating: 0, count: width + 2 * reach)
    values.withUnsafeMutableBufferPointer { values in
      line.withUnsafeMutableBufferPointer { line in
        alongRows.withUnsafeMutableBufferPointer { sums in
          for y in 0..<height {
            let start = y * width
            for x in 0..<width { line[reach &+ x] = values[start &+ x] }
            for k in 0...(2 * reach) {
              for x in 0..<width { sums[start &+ x] += line[x &+ k] }
            }
          }
          for y in 0..<height {
            let start = y * width
            for x in 0..<width { values[start &+ x] = 0 }
            for k in max(0, y - reach)...min(height - 1, y + reach) {
              let from = k * width
              for x in 0..<width { values[start &+ x] += sums[from &+ x] }
            }
          }
        }
      }
    }
  }
}
