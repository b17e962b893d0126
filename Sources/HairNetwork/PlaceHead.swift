import KernelTable

/// What the network says of a place: two layers in Float, from the features of its cell.
struct PlaceHead: Sendable {
  let values: Int
  private let fine: (channels: Int, scale: Float)
  private let coarse: (channels: Int, scale: Float)
  private let hidden: Int
  private let weights: [Float]
  private let offsets: [Float]
  /// Of each direction: values rounded up to a multiple of 8.
  private let padded: Int
  private let directionWeights: [[Float]]
  private let directionOffsets: [[Float]]

  init(_ source: NetworkWeights, fine: (channels: Int, scale: Float), coarse: (channels: Int, scale: Float)) {
    precondition(source.hidden.inputs == fine.channels + coarse.channels)
    self.fine = fine
    self.coarse = coarse
    let (first, second) = (source.hidden, source.places)
    let hidden = first.outputs
    self.hidden = hidden
    weights = (0..<first.inputs).flatMap { i in (0..<hidden).map { first.weights[$0 * first.inputs + i] } }
    offsets = first.offsets
    let values = second.outputs / source.directions
    let padded = (values + 7) / 8 * 8
    self.values = values
    self.padded = padded
    directionWeights = (0..<source.directions).map { k in
      (0..<hidden).flatMap { i in
        (0..<padded).map { $0 < values ? second.weights[(k * values + $0) * hidden + i] : 0 }
      }
    }
    directionOffsets = (0..<source.directions).map { k in
      (0..<padded).map { $0 < values ? second.offsets[k * values + $0] : 0 }
    }
  }

  /// `values` values for each place, in its order.
  func values(at places: [HairPlace], of evidence: HairEvidence, kernels: KernelTable) -> [Float] {
    var result: [Float] = []
    result.reserveCapacity(places.count * values)
    var features = [Float](repeating: 0, count: fine.channels + coarse.channels)
    var inner = [Float](repeating: 0, count: hidden)
    var outer = [Float](repeating: 0, count: padded)
    var cell: (column: Int, row: Int) = (-1, -1)
    for place in places {
      precondition((0..<evidence.columns).contains(place.column) && (0..<evidence.rows).contains(place.row))
      // Directions of one cell share what is hidden.
      if (place.column, place.row) != cell {
        cell = (place.column, place.row)
        let a = evidence.fine.row(place.row) + place.column * fine.channels
        let b = evidence.coarse.row(place.row / 2) + place.column / 2 * coarse.channels
        for c in 0..<fine.channels { features[c] = Float(a[c]) * fine.scale }
        for c in 0..<coarse.channels { features[fine.channels + c] = Float(b[c]) * coarse.scale }
        kernels.multiplyMatrix(features, features.count, weights, offsets, hidden, &inner)
        for i in 0..<hidden { inner[i] = max(inner[i], 0) }
      }
      let k = place.direction
      kernels.multiplyMatrix(inner, hidden, directionWeights[k], directionOffsets[k], padded, &outer)
      result += outer[..<values]
    }
    return result
  }
}
