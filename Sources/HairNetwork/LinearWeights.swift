/// A matrix and what is added to its products, in Float.
public struct LinearWeights: Sendable {
  public var inputs: Int
  public var outputs: Int
  /// For each output, `inputs` weights.
  public var weights: [Float]
  public var offsets: [Float]

  public init(inputs: Int, outputs: Int, weights: [Float], offsets: [Float]) {
    precondition(weights.count == inputs * outputs && offsets.count == outputs)
    self.inputs = inputs
    self.outputs = outputs
    self.weights = weights
    self.offsets = offsets
  }

  /// From `Training/network/export.py`: the Floats of `offsets`, then of `weights`, as base64.
  init(inputs: Int, outputs: Int, _ text: StaticString) {
    var reader = ByteReader(Base64.bytes(of: text))
    let offsets = reader.floats(outputs)
    self.init(inputs: inputs, outputs: outputs, weights: reader.floats(inputs * outputs), offsets: offsets)
  }
}
