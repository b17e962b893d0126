import KernelTable

/// A cell of 2 × 2 pixels and one of the directions of a hair there.
public struct HairPlace: Sendable, Hashable {
  public let column: Int32
  public let row: Int32
  /// 0 to `HairNetwork.directions` − 1.
  public let direction: Int16
  /// How likely it is, in `HairEvidence.logitScale`.
  public let logit: Int16
}

/// What a network has found in a picture: for each cell of 2 × 2 pixels how likely a hair of each direction is, and more
/// of the places where one is likely.
public struct HairEvidence: @unchecked Sendable {  // Its planes are written before it exists, and never after.
  /// Cells of 2 × 2 pixels that the picture touches.
  public let columns: Int
  public let rows: Int
  /// How many of a cell's logits are directions; the others belong to no direction.
  public let directions: Int
  /// Logits of a cell; the last ones, up to a multiple of 8, are always 0.
  public let valuesPerCell: Int
  /// What 1 of a place's logit stands for: the chance is 1 ÷ (1 + exp(−logit · `logitScale`)).
  public let logitScale: Float
  /// What 1 of a cell's logit stands for; they are told to ±6.35.
  public var cellLogitScale: Float { KeptLogits.scale }
  /// The likely places, row by row from the top down, from left to right, those of a cell by their direction.
  public let places: [HairPlace]
  public let valuesPerPlace: Int
  /// `valuesPerPlace` values for each place, in their order.
  public let values: [Float]
  let logits: KeptLogits

  /// Calls `body` with the logits of row `row`: `columns` × `valuesPerCell` values of 1 · `cellLogitScale`.
  ///
  /// - Precondition: There is such a row.
  public func withLogits<Result>(row: Int, _ body: (UnsafeBufferPointer<Int8>) throws -> Result) rethrows -> Result {
    precondition((0..<rows).contains(row))
    return try body(logits.row(row))
  }
}
