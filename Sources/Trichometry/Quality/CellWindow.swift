/// Sliding windows over the cells of a grid; cells with NaN count as not there.
struct CellWindow {
  let width: Int
  let height: Int

  /// The least value of the (2 · reach + 1)² cells around each; NaN where all are.
  func minimum(_ values: [Float], reach: Int) -> [Float] { both(values) { line in extreme(&line, reach) { $0 < $1 } } }

  /// The greatest value of the (2 · reach + 1)² cells around each; NaN where all are.
  func maximum(_ values: [Float], reach: Int) -> [Float] { both(values) { line in extreme(&line, reach) { $0 > $1 } } }

  /// Those of `cells` of which all (2 · reach + 1)² cells around are among them, too.
  func inner(_ cells: [Bool], reach: Int) -> [Bool] {
    minimum(cells.map { $0 ? 1 : 0 }, reach: reach).map { $0 == 1 }
  }

  /// The mean of the (2 · reach + 1)² cells around each; NaN where none is there.
  func mean(_ values: [Float], reach: Int) -> [Float] {
    let isThere = values.map { $0.isNaN ? Float(0) : 1 }
    let sums = both(values.map { $0.isNaN ? 0 : $0 }) { sum(&$0, reach) }
    let counts = both(isThere) { sum(&$0, reach) }
    return zip(sums, counts).map { $1 > 0 ? $0 / $1 : .nan }
  }

  /// Along the rows, then along the columns.
  private func both(_ values: [Float], _ along: (inout [Float]) -> Void) -> [Float] {
    var result = values
    var line = [Float](repeating: 0, count: width)
    for y in 0..<height {
      for x in 0..<width { line[x] = result[y * width + x] }
      along(&line)
      for x in 0..<width { result[y * width + x] = line[x] }
    }
    line = [Float](repeating: 0, count: height)
    for x in 0..<width {
      for y in 0..<height { line[y] = result[y * width + x] }
      along(&line)
      for y in 0..<height { result[y * width + x] = line[y] }
    }
    return result
  }

  private func extreme(_ line: inout [Float], _ reach: Int, _ isBetter: (Float, Float) -> Bool) {
    let source = line
    for i in source.indices {
      var best = Float.nan
      for k in max(0, i - reach)...min(source.count - 1, i + reach)
      where best.isNaN || isBetter(source[k], best) { best = source[k] }
      line[i] = best
    }
  }

  private func sum(_ line: inout [Float], _ reach: Int) {
    let source = line
    for i in source.indices {
      var sum: Float = 0
      for k in max(0, i - reach)...min(source.count - 1, i + reach) { sum += source[k] }
      line[i] = sum
    }
  }
}
