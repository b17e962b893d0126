public import KernelTable

/// A cell of 2 × 2 pixels and one of the directions of a hair there.
public struct HairPlace: Sendable, Hashable {
  public var column: Int
  public var row: Int
  /// 0 to `HairNetwork.directions` − 1.
  public var direction: Int

  public init(column: Int, row: Int, direction: Int) {
    self.column = column
    self.row = row
    self.direction = direction
  }
}

/// What a network has found in a picture: for each cell of 2 × 2 pixels how likely a hair of each direction is, and the
/// features from which more can be told of chosen places.
public struct HairEvidence: @unchecked Sendable {  // Its planes are written before it exists, and never after.
  /// Cells of 2 × 2 pixels that the picture touches.
  public let columns: Int
  public let rows: Int
  /// How many of a cell's logits are directions; the others belong to no direction.
  public let directions: Int
  /// Logits of a cell; the last ones, up to a multiple of 8, are always 0.
  public let valuesPerCell: Int
  /// What 1 of a logit stands for: the chance is 1 ÷ (1 + exp(−logit · `logitScale`)).
  public let logitScale: Float
  let logits: CellRows
  let fine: CellRows
  let coarse: CellRows

  /// Calls `body` with the logits of row `row`: `columns` × `valuesPerCell` values of 1 · `logitScale`.
  ///
  /// - Precondition: There is such a row.
  public func withLogits<Result>(row: Int, _ body: (UnsafeBufferPointer<Int16>) throws -> Result) rethrows -> Result {
    precondition((0..<rows).contains(row))
    return try body(UnsafeBufferPointer(start: logits.row(row), count: columns * valuesPerCell))
  }
}

extension HairNetwork {
  /// What the network says of chosen places: `valuesPerPlace` values for each, in the order of the places.
  ///
  /// Places of one cell that follow each other cost less.
  ///
  /// - Precondition: The places lie in the evidence, which this network has made.
  public func values(at places: [HairPlace], of evidence: HairEvidence, kernels: KernelTable) -> [Float] {
    head.values(at: places, of: evidence, kernels: kernels)
  }
}
