import HairNetwork

/// A network of few channels with weights from a formula.
enum SmallNetwork {
  /// Channels that use tiles of all kinds: 8 to 40, residual blocks in all numbers, 11 dense outputs.
  static let weights: NetworkWeights = {
    var seed: UInt64 = 7
    func random() -> Float {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(seed >> 40) / 8_388_608 - 1
    }
    func convolution(_ name: String, _ inputs: Int, _ outputs: Int, _ size: Int, merged: Float = 0)
      -> ConvolutionWeights
    {
      let reach = 1 / Float(inputs * size * size).squareRoot()
      return ConvolutionWeights(
        name: name, inputs: inputs, outputs: outputs, size: size, scale: 1 / 4000, mergedScale: merged,
        weightScales: (0..<outputs).map { _ in reach * (1.2 + 0.3 * random()) / 130 },
        offsets: (0..<outputs).map { _ in 0.3 * random() },
        weights: (0..<(outputs * inputs * size * size)).map { _ in Int16(random() * 127) })
    }
    func block(_ stem: String, _ channels: Int) -> [ConvolutionWeights] {
      [convolution(stem + ".a", channels, channels, 3), convolution(stem + ".b", channels, channels, 3)]
    }
    func matrix(_ inputs: Int, _ outputs: Int) -> LinearWeights {
      LinearWeights(
        inputs: inputs, outputs: outputs, weights: (0..<(inputs * outputs)).map { _ in random() / 4 },
        offsets: (0..<outputs).map { _ in random() })
    }
    let convolutions =
      [convolution("s1.0", 16, 8, 3), convolution("s1.1", 8, 24, 3), convolution("d2", 24, 16, 2)]
      + block("r2.0", 16) + [convolution("d3", 16, 24, 2)] + block("r3.0", 24) + block("r3.1", 24)
      + block("r3.2", 24) + [convolution("d4", 24, 40, 2)] + block("r4.0", 40)
      + [convolution("u3", 40, 24, 1, merged: 1 / 3500)] + block("q3.0", 24)
      + [convolution("u2", 24, 16, 1, merged: 1 / 3700)] + block("q2.0", 16) + block("q2.1", 16)
      + [convolution("u1", 16, 24, 1, merged: 1 / 3900), convolution("q1", 24, 16, 3)]
      + [convolution("dense", 16, 11, 1)]
    return NetworkWeights(
      directions: 9, convolutions: convolutions, hidden: matrix(32, 24), places: matrix(24, 9 * 3))
  }()

  static let network = HairNetwork(weights: weights)
}

/// Pictures made by a formula that `Training/network/export.py` has, too.
enum SamplePicture {
  static func pixel(_ plane: Int, _ y: Int, _ x: Int) -> Float {
    if (x + y) % 97 == 5 { return 0 }
    if plane == 3 { return 1 }
    return (x + 2 * y) % 37 < 6 ? -0.6 : Float((7 * x + 13 * y + 5 * plane) % 16 - 8) / 64
  }

  static func fill(width: Int) -> HairNetwork.PixelRow {
    { y, planes in
      for plane in 0..<4 {
        for x in 0..<width { planes[plane][x] = pixel(plane, y, x) }
      }
    }
  }
}
