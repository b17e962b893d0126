/// A convolution as training leaves it: batch normalisation folded in, weights as whole numbers with a scale for each output.
public struct ConvolutionWeights: Sendable {
  /// What it is in the network: `s1.0`, `r3.1.a`.
  public var name: String
  /// Channels in, a multiple of 8, and out.
  public var inputs: Int
  public var outputs: Int
  /// The kernel's side in cells: 3 (with a border of zeros), 2 (of stride 2) or 1.
  public var size: Int
  /// What 1 of a result stands for.
  public var scale: Float
  /// What 1 stands for after this has been added to cells half its size; 0 where it is not.
  public var mergedScale: Float
  /// What 1 of a weight stands for, for each output.
  public var weightScales: [Float]
  /// What is added to each output.
  public var offsets: [Float]
  /// For each output, for each input, `size` rows of `size` weights; the magnitudes of an output sum to 131,080 at the
  /// most.
  public var weights: [Int16]

  public init(
    name: String, inputs: Int, outputs: Int, size: Int, scale: Float, mergedScale: Float = 0, weightScales: [Float],
    offsets: [Float], weights: [Int16]
  ) {
    precondition(inputs % 8 == 0 && (1...3).contains(size))
    precondition(weightScales.count == outputs && offsets.count == outputs)
    precondition(weights.count == outputs * inputs * size * size)
    self.name = name
    self.inputs = inputs
    self.outputs = outputs
    self.size = size
    self.scale = scale
    self.mergedScale = mergedScale
    self.weightScales = weightScales
    self.offsets = offsets
    self.weights = weights
  }

  /// From `Training/network/export.py`: Floats (`scale`, `mergedScale`, `weightScales`, `offsets`), then the weights in `bytes`
  /// bytes each, as base64.
  init(_ name: String, inputs: Int, outputs: Int, size: Int, bytes: Int, _ text: StaticString) {
    var reader = ByteReader(Base64.bytes(of: text))
    self.init(
      name: name, inputs: inputs, outputs: outputs, size: size, scale: reader.floats(1)[0],
      mergedScale: reader.floats(1)[0], weightScales: reader.floats(outputs), offsets: reader.floats(outputs),
      weights: reader.wholes(outputs * inputs * size * size, bytes: bytes))
  }
}
