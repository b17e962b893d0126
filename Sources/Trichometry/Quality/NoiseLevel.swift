/// The noise of a photo in luma codes of 8 bits, standard deviation.
enum NoiseLevel {
  /// By the difference of two Laplacians, which sees no edges (Immerkær 1996), in the quarter of all squares of 16 pixels
  /// in which it is weakest, so that hair and texture do not count.
  static func of(_ luma: LumaGrid) -> Double {
    let side = 16
    let w = luma.width, h = luma.height
    var squares: [Float] = []
    for top in stride(from: 1, to: h - side, by: side) {
      for left in stride(from: 1, to: w - side, by: side) {
        var sum: Float = 0
        for y in top..<(top + side) {
          for x in left..<(left + side) {
            let i = y * w + x
            let corners =
              luma.values[i - w - 1] + luma.values[i - w + 1] + luma.values[i + w - 1] + luma.values[i + w + 1]
            let sides = luma.values[i - w] + luma.values[i + w] + luma.values[i - 1] + luma.values[i + 1]
            sum += abs(corners - 2 * sides + 4 * luma.values[i])
          }
        }
        squares.append(sum / Float(side * side))
      }
    }
    guard !squares.isEmpty else { return 0 }
    squares.sort()
    // For normal noise the mean of the absolute value is 6 σ √(2/π).
    return Double(squares[squares.count / 4]) * (Double.pi / 2).squareRoot() / 6
  }
}
