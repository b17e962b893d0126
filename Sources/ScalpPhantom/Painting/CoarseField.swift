/// A smooth function of the photo, known at every eighth pixel and interpolated between.
struct CoarseField: Sendable {
  static let spacing = 8
  private let columns: Int
  private var values: [Float]

  /// - Parameter value: the function at a pixel.
  init(width: Int, height: Int, _ value: (Double, Double) -> Float) {
    columns = (width - 1) / Self.spacing + 2
    let rows = (height - 1) / Self.spacing + 2
    values = []
    values.reserveCapacity(columns * rows)
    for j in 0..<rows {
      for i in 0..<columns { values.append(value(Double(i * Self.spacing), Double(j * Self.spacing))) }
    }
  }

  /// Writes the values of the pixels of row `y` into `row`.
  func fill(_ row: inout [Float], y: Int) {
    let j = y / Self.spacing
    let fy = Float(y - j * Self.spacing) / Float(Self.spacing)
    let upper = j * columns
    let lower = upper + columns
    var x = 0
    var i = 0
    var left = values[upper] + fy * (values[lower] - values[upper])
    while x < row.count {
      i += 1
      let right = values[upper + i] + fy * (values[lower + i] - values[upper + i])
      let slope = (right - left) / Float(Self.spacing)
      let end = min(row.count, x + Self.spacing)
      var k: Float = 0
      while x < end {
        row[x] = left + k * slope
        k += 1
        x += 1
      }
      left = right
    }
  }
}
