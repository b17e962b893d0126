import KernelTable

/// A convolution ready to run: weights in the order of the kernels, and the factors between sums and values.
///
/// Values have 15 bits. The magnitudes of the weights of an output sum to 131,080 at the most, so that no sum of products
/// can leave 32 bits.
struct Convolution: Sendable {
  let inputs: Int
  /// Channels out, filled up to a multiple of 8 with some that are always 0.
  let outputs: Int
  let size: Int
  /// Cells from one output to the next.
  let stride: Int
  /// Cells of zeros around the plane.
  let border: Int
  /// The least value: 0 where negative ones are cut off.
  let least: Float
  /// What 1 of a result stands for.
  let scale: Float
  let mergedScale: Float
  private let weights: [Int16]
  private let factors: [Float]
  private let offsets: [Float]

  /// - Parameters:
  ///   - inputScale: what 1 of the input stands for.
  ///   - isRectified: whether negative results become 0.
  init(_ source: ConvolutionWeights, inputScale: Float, isRectified: Bool) {
    inputs = source.inputs
    outputs = (source.outputs + 7) / 8 * 8
    size = source.size
    stride = size == 2 ? 2 : 1
    border = size == 3 ? 1 : 0
    least = isRectified ? 0 : -16_383
    scale = source.scale
    mergedScale = source.mergedScale
    let products = inputs * size * size
    for o in 0..<source.outputs {
      let magnitudes = source.weights[(o * products)..<((o + 1) * products)].reduce(0) { $0 + abs(Int($1)) }
      precondition(magnitudes <= 131_080, "sums of \(source.name) could overflow")
    }
    var weights = [Int16](repeating: 0, count: outputs * products)
    for o in 0..<source.outputs {
      for y in 0..<size {
        for x in 0..<size {
          for i in 0..<inputs {
            let k = x * inputs + i
            let place = ((o / 8 * size + y) * size * inputs + k / 2 * 2) * 8 + o % 8 * 2 + k % 2
            weights[place] = source.weights[((o * inputs + i) * size + y) * size + x]
          }
        }
      }
    }
    self.weights = weights
    let none = [Float](repeating: 0, count: outputs - source.outputs)
    factors = source.weightScales.map { inputScale * $0 / source.scale } + none
    offsets = source.offsets.map { $0 / source.scale } + none
  }

  /// A row of `count` cells from `size` rows of the input, whose borders are zero.
  ///
  /// - Parameters:
  ///   - rows: the first cell of each row.
  ///   - addends: cells of the output's kind that are added, and the factor to the output's scale.
  ///   - sums: scratch memory for `outputs · chunk` values.
  func apply(
    to rows: [UnsafePointer<Int16>], adding addends: (UnsafePointer<Int16>, Float)?,
    sums: UnsafeMutablePointer<Int32>, into destination: UnsafeMutablePointer<Int16>, count: Int, kernels: KernelTable
  ) {
    let step = stride * inputs
    for x in Swift.stride(from: 0, to: count, by: Self.chunk) {
      let cells = min(Self.chunk, count - x)
      let from = rows.map { $0 + (x * step - border * inputs) }
      let target = destination + x * outputs
      kernels.sumCells(from, size, size * inputs, step, weights, outputs, sums, cells)
      if let (cellsToAdd, factor) = addends {
        kernels.scaleAndAddCells(sums, factors, offsets, outputs, cellsToAdd + x * outputs, factor, target, cells)
      } else {
        kernels.scaleCells(sums, factors, offsets, outputs, least, target, cells)
      }
    }
  }

  /// Cells at a time: their sums stay in the nearest cache.
  static let chunk = 120
}
