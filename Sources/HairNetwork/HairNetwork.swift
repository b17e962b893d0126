public import KernelTable

/// A small convolutional network that says where hairs lie, in which direction, and how they are there.
///
/// It has learnt from pixels of 6.5 µm, in cells of 2 × 2 pixels (13 µm): a U-Net of four levels of cells, each twice as large as
/// the one before, whose ways back up are added. All sums are of whole numbers, and what is done to them is + − × in a
/// fixed order: the same photo gives the same bits on every processor, for every number of threads.
public struct HairNetwork: Sendable {
  /// Rows of pixels: three contrasts to the skin, −1 to 1.2, and whether the pixel is valid, 0 or 1. Called for each
  /// row once or twice, by several threads at once.
  public typealias PixelRow = (_ y: Int, _ planes: [UnsafeMutablePointer<Float>]) -> Void

  /// The network that is delivered.
  public static let standard = HairNetwork(weights: .standard)

  /// The width of the pixels that it has learnt with, µm.
  public static let learntPixelUm = 6.5

  /// What 1 of a packed pixel stands for: contrasts of up to ±2 can be told.
  static let inputScale: Float = 1 / 8192

  /// How many directions are told apart: direction k is k · 180° ÷ `directions`.
  public let directions: Int
  /// How many values there are of a place.
  public let valuesPerPlace: Int
  /// What 1 of a logit stands for: the chance is 1 ÷ (1 + exp(−logit · `logitScale`)).
  public var logitScale: Float { dense.scale }

  let first: [Convolution]
  let levels: [Level]
  let last: Convolution
  let dense: Convolution
  let head: PlaceHead

  /// What happens at a level of larger cells: the step down, residual blocks, the step up to the level above.
  struct Level: Sendable {
    let down: Convolution
    let blocks: [ResidualBlock]
    /// Blocks after the level below has been added.
    let mergedBlocks: [ResidualBlock]
    let up: Convolution
  }

  /// Two convolutions whose result is added to what they started from.
  struct ResidualBlock: Sendable {
    let a: Convolution
    let b: Convolution
    /// What 1 of the input stands for.
    let inputScale: Float
    var scale: Float { b.scale }
  }

  /// - Precondition: The weights have all convolutions that `NetworkWeights` lists, and their channels fit each other.
  public init(weights: NetworkWeights) {
    directions = weights.directions
    valuesPerPlace = weights.places.outputs / weights.directions
    var scale = Self.inputScale
    func next(_ name: String, isRectified: Bool = true) -> Convolution {
      let convolution = Convolution(weights[name], inputScale: scale, isRectified: isRectified)
      scale = convolution.scale
      return convolution
    }
    func blocks(_ stem: String) -> [ResidualBlock] {
      (0..<weights.count(stem, ".a")).map { i in
        let inputScale = scale
        return ResidualBlock(a: next("\(stem).\(i).a"), b: next("\(stem).\(i).b"), inputScale: inputScale)
      }
    }
    first = (0..<weights.count("s1")).map { next("s1.\($0)") }
    let ways = (2...4).map { (down: next("d\($0)"), blocks: blocks("r\($0)")) }
    var levels: [Level] = []
    for (i, way) in ways.enumerated().reversed() {
      if i < 2 { scale = levels[0].up.mergedScale }
      let merged = i < 2 ? blocks("q\(i + 2)") : []
      let up = next("u\(i + 1)", isRectified: false)
      levels.insert(Level(down: way.down, blocks: way.blocks, mergedBlocks: merged, up: up), at: 0)
    }
    self.levels = levels
    scale = levels[0].up.mergedScale
    last = next("q1")
    let featureScale = scale
    dense = next("dense", isRectified: false)
    precondition(first.count > 0 && first[0].inputs == 16, "the network must start with cells of 4 planes")
    precondition(levels[0].mergedBlocks.count > 0, "the network must have blocks q2")
    head = PlaceHead(
      weights, fine: (last.outputs, featureScale), coarse: (levels[0].up.inputs, levels[0].mergedBlocks.last!.scale))
  }

  /// The evidence for hairs in a picture of `width` × `height` pixels of about `learntPixelUm`.
  ///
  /// Some 4 bytes a pixel are in use, for the logits, and for each thread some hundred rows of features.
  ///
  /// - Parameters:
  ///   - leastLogit: the least logit of a direction that makes a cell a likely place of it, of which more is told.
  ///   - columns, rows: the cells in which likely places are looked for; `nil` means all that the picture touches.
  ///   - threads: how many work on it; no bit of the result depends on it.
  ///   - fill: writes a row of pixels into four rows of `width` values.
  /// - Precondition: Both sides are positive.
  public func evidence(
    width: Int, height: Int, leastLogit: Int16, columns: Range<Int>? = nil, rows: Range<Int>? = nil,
    threads: Int, kernels: KernelTable, fill: @escaping PixelRow
  ) -> HairEvidence {
    precondition(width > 0 && height > 0)
    let columns = columns ?? 0..<(width + 1) / 2, rows = rows ?? 0..<(height + 1) / 2
    // All levels have whole cells: the picture is filled up with invalid pixels at the right and at the bottom.
    let pass = NetworkPass(
      network: self, picture: .init(width: width, height: height, fill: fill), columns: (width + 15) / 16 * 8,
      rows: (height + 15) / 16 * 8, threads: threads, kernels: kernels)
    let found = pass.run(PlaceReader(self, leastLogit: leastLogit, columns: columns, rows: rows, kernels: kernels))
    return HairEvidence(
      columns: (width + 1) / 2, rows: (height + 1) / 2, directions: directions, valuesPerCell: dense.outputs,
      logitScale: logitScale, places: found.places, valuesPerPlace: valuesPerPlace, values: found.values,
      logits: found.logits)
  }
}
