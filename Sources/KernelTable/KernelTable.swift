/// The hot loops of the analysis, compiled for one instruction set.
///
/// All sets come from one source and give the same bits: only + − × ÷ √ in a fixed order per pixel, no fused
/// multiply-add. The members are C functions over raw memory, so that nothing compiled for a newer processor can be
/// shared with code for older ones. No argument may be `nil`, destinations overlap nothing else, counts may be 0, and
/// nothing needs to be aligned.
public struct KernelTable: Sendable {
  /// Up to four neighbouring rows of a convolution along the columns, at once.
  ///
  /// - Parameters:
  ///   - rows: `tapCount + rowCount − 1` pointers to rows of `count` values; the same row may occur repeatedly, as
  ///     reflection at a border and ring buffers make it.
  ///   - taps: `tapCount` values, 1 or more, from the first row down: correlation, not flipped.
  ///   - destinations: `rowCount` pointers, 1 to 4, to rows of `count` values; row `i` is
  ///     `t[0]·rows[i] + t[1]·rows[i+1] + …`, summed in this order.
  public typealias ColumnConvolution =
    @Sendable @convention(c) (
      _ rows: UnsafePointer<UnsafePointer<Float>>, _ taps: UnsafePointer<Float>, _ tapCount: Int,
      _ destinations: UnsafePointer<UnsafeMutablePointer<Float>>, _ rowCount: Int, _ count: Int
    ) -> Void

  /// Light across a blurred strip at positions across it, and what it changes with.
  ///
  /// Parameters and derivatives are, in this order: centre c, width w, blur σ, light and slope to the left, light and slope
  /// to the right, light inside, bend inside. With l = c − w/2, r = c + w/2, φ and Φ the standard normal density and its
  /// integral (Abramowitz & Stegun 7.1.26), L = Φ((l − u)/σ), R = Φ((u − r)/σ), W = 1 − L − R, the light at u is
  /// bL·L + sL·(u·L − σφ((l − u)/σ)) + bR·R + sR·(u·R + σφ((u − r)/σ)) + h·W + q·S, where S is the blurred (x − c)² − w²/12.
  ///
  /// - Parameters:
  ///   - positions, lights: `count` values each.
  ///   - count: a multiple of 4.
  ///   - parameters: nine values, of which the blur is positive.
  ///   - residuals: `count` values: the light that was seen − that of the strip.
  ///   - derivatives: nine columns of `count` values, `stride` values apart.
  public typealias StripEvaluation =
    @Sendable @convention(c) (
      _ positions: UnsafePointer<Double>, _ lights: UnsafePointer<Double>, _ count: Int,
      _ parameters: UnsafePointer<Double>, _ residuals: UnsafeMutablePointer<Double>,
      _ derivatives: UnsafeMutablePointer<Double>, _ stride: Int
    ) -> Void

  /// The weighted products of columns with each other: the lower triangle, row by row, of Σ (weight · column i) · column j.
  ///
  /// Each sum is that of every fourth product from the first, second, third and fourth on, these four added in order.
  ///
  /// - Parameters:
  ///   - weights: `count` values.
  ///   - columns: `columnCount` pointers to `count` values each.
  ///   - count: a multiple of 4.
  ///   - scratch: `count` values of scratch memory.
  ///   - products: `columnCount · (columnCount + 1) ÷ 2` values.
  public typealias WeightedProducts =
    @Sendable @convention(c) (
      _ weights: UnsafePointer<Double>, _ columns: UnsafePointer<UnsafePointer<Double>>, _ columnCount: Int,
      _ count: Int, _ scratch: UnsafeMutablePointer<Double>, _ products: UnsafeMutablePointer<Double>
    ) -> Void

  /// The name of the instruction set, as `TRICHOGRAM_KERNELS` takes it.
  public let name: StaticString
  public let convolveColumns: ColumnConvolution
  public let sumCells: CellSums
  public let scaleCells: CellScaling
  public let scaleAndAddCells: CellScalingAndAdding
  public let mergeCells: CellMerging
  public let packCells: CellPacking
  public let multiplyMatrix: MatrixProduct
  public let evaluateStrip: StripEvaluation
  public let multiplyWeighted: WeightedProducts

  public init(
    name: StaticString,
    convolveColumns: ColumnConvolution,
    sumCells: CellSums,
    scaleCells: CellScaling,
    scaleAndAddCells: CellScalingAndAdding,
    mergeCells: CellMerging,
    packCells: CellPacking,
    multiplyMatrix: MatrixProduct,
    evaluateStrip: StripEvaluation,
    multiplyWeighted: WeightedProducts
  ) {
    self.name = name
    self.convolveColumns = convolveColumns
    self.sumCells = sumCells
    self.scaleCells = scaleCells
    self.scaleAndAddCells = scaleAndAddCells
    self.mergeCells = mergeCells
    self.packCells = packCells
    self.multiplyMatrix = multiplyMatrix
    self.evaluateStrip = evaluateStrip
    self.multiplyWeighted = multiplyWeighted
  }
}
