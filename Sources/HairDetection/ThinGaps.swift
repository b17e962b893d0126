import Imaging

/// The narrow masked parts of a photo, such as lines drawn into it, which are painted over from both sides so that they
/// do not cut the shafts below them.
struct ThinGaps {
  /// Row by row, where a pixel shows skin or hair, or is known well enough from beside.
  private(set) var valid: [Bool]
  private let given: [Bool]
  private let width: Int
  private let height: Int
  /// The gaps' pixels, from their edges inwards.
  private var layers: [[Int]] = []

  /// - Parameter widest: gaps up to so many pixels wide are painted over.
  init(valid given: [Bool], width: Int, height: Int, widest: Int) {
    self.given = given
    self.width = width
    self.height = height
    valid = given
    let wide = WideParts(of: given, width: width, height: height, side: widest + 1)
    var rest = given.indices.filter { !given[$0] && !wide.contains($0 % width, $0 / width) }
    while !rest.isEmpty {
      let layer = rest.filter { i in neighbors(of: i).contains { valid[$0] } }
      if layer.isEmpty { break }
      for i in layer { valid[i] = true }
      layers.append(layer)
      rest.removeAll { valid[$0] }
    }
  }

  /// Gives each gap's pixels, layer by layer, the mean of the neighbours that are known.
  func fill(_ color: ColorPlanes) {
    var known = given
    for layer in layers {
      for plane in [color.red, color.green, color.blue] {
        let means = layer.map { i in
          var sum: Float = 0, n: Float = 0
          for j in neighbors(of: i) where known[j] {
            sum += plane.row(j / width)[j % width]
            n += 1
          }
          return sum / n
        }
        for (i, mean) in zip(layer, means) { plane.row(i / width)[i % width] = mean }
      }
      for i in layer { known[i] = true }
    }
  }

  private func neighbors(of i: Int) -> [Int] {
    let x = i % width, y = i / width
    var result: [Int] = []
    for v in max(0, y - 1)...min(height - 1, y + 1) {
      for u in max(0, x - 1)...min(width - 1, x + 1) where u != x || v != y { result.append(v * width + u) }
    }
    return result
  }

  /// The masked parts into which a square fits.
  private struct WideParts {
    private let corners: SummedArea
    private let side: Int

    init(of valid: [Bool], width: Int, height: Int, side: Int) {
      self.side = side
      let masked = SummedArea(width: width, height: height) { x, y in !valid[y * width + x] }
      corners = SummedArea(width: width, height: height) { x, y in
        x + side <= width && y + side <= height && masked.count(x..<(x + side), y..<(y + side)) == side * side
      }
    }

    func contains(_ x: Int, _ y: Int) -> Bool {
      corners.count(max(0, x - side + 1)..<(x + 1), max(0, y - side + 1)..<(y + 1)) > 0
    }
  }

  /// How many pixels of a rectangle are set, in constant time (Crow, "Summed-area tables", 1984).
  private struct SummedArea {
    private var sums: [Int32]
    private let stride: Int

    init(width: Int, height: Int, isSet: (Int, Int) -> Bool) {
      stride = width + 1
      sums = [Int32](repeating: 0, count: stride * (height + 1))
      for y in 0..<height {
        var row: Int32 = 0
        for x in 0..<width {
          row += isSet(x, y) ? 1 : 0
          sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row
        }
      }
    }

    func count(_ xs: Range<Int>, _ ys: Range<Int>) -> Int {
      let top = ys.lowerBound * stride, bottom = ys.upperBound * stride
      return Int(
        sums[bottom + xs.upperBound] - sums[bottom + xs.lowerBound] - sums[top + xs.upperBound]
          + sums[top + xs.lowerBound])
    }
  }
}
