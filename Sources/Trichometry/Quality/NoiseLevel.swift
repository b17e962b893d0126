/// The noise of a photo in luma codes of 8 bits, standard deviation.
///
/// By the difference of two Laplacians, which sees no edges (Immerkær 1996), in the quarter of all squares of 16 pixels
/// in which it is weakest, so that hair and texture do not count.
struct NoiseLevel {
  private static let side = 16

  private let width: Int
  private let height: Int
  /// The sums over the squares of the rows that are being looked at, and those of all rows before.
  private var open: [Float]
  private var squares: [Float] = []
  /// The magnitudes along one row.
  private var line: [Float]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    open = [Float](repeating: 0, count: stride(from: 1, to: width - Self.side, by: Self.side).underestimatedCount)
    line = [Float](repeating: 0, count: width)
  }

  /// Takes row `y`, 0 < y < height − 1, with those above and below; rows come in their order.
  mutating func add(
    _ y: Int, _ row: UnsafePointer<Float>, above: UnsafePointer<Float>, below: UnsafePointer<Float>
  ) {
    let side = Self.side
    let top = (y - 1) / side * side + 1
    guard top < height - side, !open.isEmpty else { return }
    line.withUnsafeMutableBufferPointer { line in
      for x in 1..<(width - 1) {
        let corners = above[x &- 1] + above[x &+ 1] + below[x &- 1] + below[x &+ 1]
        let sides = above[x] + below[x] + row[x &- 1] + row[x &+ 1]
        line[x] = abs(corners - 2 * sides + 4 * row[x])
      }
      open.withUnsafeMutableBufferPointer { open in
        // Four squares at once: no sum waits for its own last addition.
        var square = 0
        while square + 4 <= open.count {
          var sums = UnsafeRawPointer(open.baseAddress! + square).loadUnaligned(as: SIMD4<Float>.self)
          let left = line.baseAddress! + (1 + square * side)
          for x in 0..<side { sums += SIMD4(left[x], left[x + side], left[x + 2 * side], left[x + 3 * side]) }
          UnsafeMutableRawPointer(open.baseAddress! + square).storeBytes(of: sums, as: SIMD4<Float>.self)
          square += 4
        }
        while square < open.count {
          let left = 1 + square * side
          for x in left..<(left + side) { open[square] += line[x] }
          square += 1
        }
      }
    }
    if y == top + side - 1 {
      for square in open.indices {
        squares.append(open[square] / Float(side * side))
        open[square] = 0
      }
    }
  }

  /// The noise by all rows; 0 where there are too few.
  var value: Double {
    guard !squares.isEmpty else { return 0 }
    // For normal noise the mean of the absolute value is 6 σ √(2/π).
    return Double(squares.sorted()[squares.count / 4]) * (Double.pi / 2).squareRoot() / 6
  }
}
