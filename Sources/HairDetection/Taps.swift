/// Which samples of a line of pixels make each pixel of the reduced line, and how much each counts: a triangle twice as wide as
/// a reduced pixel, or as a pixel where the line is enlarged. The middles of both lines lie on each other. The weights are whole
/// numbers, so that sums are exact and the line read backwards gives the reduced line backwards.
struct Taps {
  /// How many samples every reduced pixel has; the last ones may count nothing.
  let each: Int
  /// The first sample of each reduced pixel.
  let starts: [Int]
  /// `each` weights for each reduced pixel, about `whole` in all.
  let weights: [Float]
  /// For each reduced pixel 1 ÷ the sum of its weights.
  let shares: [Double]

  private static let whole = 4096.0

  /// - Parameters:
  ///   - count: of the line's pixels.
  ///   - reduced: how many they become.
  ///   - factor: pixels per reduced pixel.
  init(count: Int, reduced: Int, factor: Double) {
    let reach = max(1, factor)
    let each = min(count, Int((2 * reach).rounded(.up)) + 1)
    self.each = each
    var starts: [Int] = []
    var weights: [Float] = []
    var shares: [Double] = []
    for x in 0..<reduced {
      let centre = (Double(x) + 0.5 - 0.5 * Double(reduced)) * factor + 0.5 * Double(count - 1)
      let start = min(max(0, Int((centre - reach).rounded(.down)) + 1), count - each)
      let raw = (0..<each).map { max(0, 1 - abs(Double(start + $0) - centre) / reach) }
      let sum = raw.reduce(0, +)
      starts.append(start)
      // Beyond the last sample its own value goes on.
      let own =
        sum > 0
        ? raw.map { ($0 / sum * Self.whole).rounded() }
        : raw.indices.map { $0 == (start == 0 ? 0 : each - 1) ? Self.whole : 0 }
      weights += own.map { Float($0) }
      shares.append(1 / own.reduce(0, +))
    }
    self.starts = starts
    self.weights = weights
    self.shares = shares
  }
}
