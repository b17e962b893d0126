import KernelTable

/// Collects the likely places of rows of cells and what the network says of them.
struct PlaceReader {
  private(set) var places: [HairPlace] = []
  /// `PlaceHead.values` values for each place.
  private(set) var values: [Float] = []
  private let directions: Int
  private let valuesPerCell: Int
  private let head: PlaceHead
  private let leastLogit: Int16
  private let columns: Range<Int>
  private let rows: Range<Int>
  private let kernels: KernelTable
  private var features: [Float]
  private var inner: [Float]
  private var outer: [Float]

  /// - Parameters:
  ///   - columns, rows: the cells that are looked at.
  init(_ network: HairNetwork, leastLogit: Int16, columns: Range<Int>, rows: Range<Int>, kernels: KernelTable) {
    directions = network.directions
    valuesPerCell = network.dense.outputs
    head = network.head
    self.leastLogit = leastLogit
    self.columns = columns
    self.rows = rows
    self.kernels = kernels
    features = [Float](repeating: 0, count: head.fine.channels + head.coarse.channels)
    inner = [Float](repeating: 0, count: head.hidden)
    outer = [Float](repeating: 0, count: head.padded)
  }

  /// Reads row `y`.
  ///
  /// - Parameters:
  ///   - fine, coarse: the row's features, of cells of 2 × 2 and of 4 × 4 pixels.
  mutating func read(
    row y: Int, logits: UnsafePointer<Int16>, _ fine: UnsafePointer<Int16>, _ coarse: UnsafePointer<Int16>
  ) {
    guard rows.contains(y) else { return }
    for x in columns {
      let cell = logits + x * valuesPerCell
      // Directions of one cell share what is hidden.
      var isHiddenKnown = false
      for k in 0..<directions where cell[k] >= leastLogit {
        if !isHiddenKnown {
          hide(fine + x * head.fine.channels, coarse + x / 2 * head.coarse.channels)
          isHiddenKnown = true
        }
        kernels.multiplyMatrix(
          inner, head.hidden, head.directionWeights[k], head.directionOffsets[k], head.padded, &outer)
        places.append(HairPlace(column: Int32(x), row: Int32(y), direction: Int16(k), logit: cell[k]))
        values += outer[..<head.values]
      }
    }
  }

  private mutating func hide(_ fine: UnsafePointer<Int16>, _ coarse: UnsafePointer<Int16>) {
    let (a, b) = (head.fine, head.coarse)
    for c in 0..<a.channels { features[c] = Float(fine[c]) * a.scale }
    for c in 0..<b.channels { features[a.channels + c] = Float(coarse[c]) * b.scale }
    kernels.multiplyMatrix(features, features.count, head.weights, head.offsets, head.hidden, &inner)
    for i in 0..<head.hidden { inner[i] = max(inner[i], 0) }
  }
}
