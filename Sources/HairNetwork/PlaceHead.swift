import KernelTable

/// What the network says of a place: two layers in Float, from the features of its cell.
struct PlaceHead: Sendable {
  let values: Int
  let fine: (channels: Int, scale: Float)
  let coarse: (channels: Int, scale: Float)
  let hidden: Int
  let weights: [Float]
  let offsets: [Float]
  /// Of each direction: values rounded up to a multiple of 8.
  let padded: Int
  let directionWeights: [[Float]]
  let directionOffsets: [[Float]]

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
}
