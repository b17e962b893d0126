/// Contracts of the kernels for a small convolutional network in whole numbers.
///
/// A plane of cells is stored cell by cell: the `channels` values of a cell lie side by side, then those of the cell to
/// its right. Channels come in multiples of 8. Values have 15 bits, −16,383 to 16,383, and weights are so small that all
/// sums fit 32 bits and are exact: they are the same in any order, on every processor.
extension KernelTable {
  /// The sums of products of a convolution, for a row of cells: for cell i and output channel o
  /// `Σ over r, k of rows[r][i · step + k] · weight(o, r, k)`.
  ///
  /// A 3 × 3 convolution over c channels has 3 rows, a span of 3c and a step of c; a 2 × 2 convolution of stride 2 has
  /// 2 rows, a span of 2c and a step of 2c; a 1 × 1 convolution has 1 row and both are c.
  ///
  /// - Parameters:
  ///   - rows: `rowCount` pointers to the first value that the first cell needs.
  ///   - rowCount: 1 or more.
  ///   - span: even, 2 or more: how many values of each row go into one cell.
  ///   - step: values from one cell to the next, 0 or more.
  ///   - weights: for each block of 8 output channels, for each row, for each pair of values of the span, for each of the
  ///     8 channels: the two weights. The magnitudes of a channel's weights sum to 131,080 at the most: 131,080 · 16,383
  ///     is less than 2³¹.
  ///   - channels: output channels, a multiple of 8.
  ///   - sums: `channels · count` values.
  ///   - count: of cells.
  public typealias CellSums =
    @Sendable @convention(c) (
      _ rows: UnsafePointer<UnsafePointer<Int16>>, _ rowCount: Int, _ span: Int, _ step: Int,
      _ weights: UnsafePointer<Int16>, _ channels: Int, _ sums: UnsafeMutablePointer<Int32>, _ count: Int
    ) -> Void

  /// Sums as values again: `sums[i] · factors[c] + offsets[c]`, in `least` ... 16,383, rounded to the nearest whole
  /// number, halves to the even one. A sum is rounded to a Float first.
  ///
  /// - Parameters:
  ///   - factors, offsets: `channels` values each.
  ///   - channels: a multiple of 8.
  ///   - least: 0 for a rectified convolution, or −16,383.
  ///   - destination: `channels · count` values.
  ///   - count: of cells.
  public typealias CellScaling =
    @Sendable @convention(c) (
      _ sums: UnsafePointer<Int32>, _ factors: UnsafePointer<Float>, _ offsets: UnsafePointer<Float>,
      _ channels: Int, _ least: Float, _ destination: UnsafeMutablePointer<Int16>, _ count: Int
    ) -> Void

  /// `CellScaling` with `addends[i] · addendFactor` added last, in 0 ... 16,383: a residual block's end.
  ///
  /// - Parameters:
  ///   - addends: `channels · count` values.
  public typealias CellScalingAndAdding =
    @Sendable @convention(c) (
      _ sums: UnsafePointer<Int32>, _ factors: UnsafePointer<Float>, _ offsets: UnsafePointer<Float>,
      _ channels: Int, _ addends: UnsafePointer<Int16>, _ addendFactor: Float,
      _ destination: UnsafeMutablePointer<Int16>, _ count: Int
    ) -> Void

  /// A row of cells plus a row of cells twice as large: `fine[i] · fineFactor + coarse[i / 2] · coarseFactor` of each
  /// channel, in 0 ... 16,383, rounded to the nearest whole number, halves to the even one.
  ///
  /// - Parameters:
  ///   - fine: `channels · count` values.
  ///   - coarse: `channels · ⌈count / 2⌉` values.
  ///   - channels: a multiple of 8.
  ///   - destination: `channels · count` values.
  ///   - count: of cells.
  public typealias CellMerging =
    @Sendable @convention(c) (
      _ fine: UnsafePointer<Int16>, _ fineFactor: Float, _ coarse: UnsafePointer<Int16>, _ coarseFactor: Float,
      _ channels: Int, _ destination: UnsafeMutablePointer<Int16>, _ count: Int
    ) -> Void

  /// Two rows of pixels of four planes as a row of cells of 2 × 2 pixels: the value × `factor`, in −16,383 ... 16,383,
  /// rounded to the nearest whole number, halves to the even one.
  ///
  /// - Parameters:
  ///   - rows: 8 pointers to rows of `2 · count` values: the upper and the lower row of each plane.
  ///   - destination: `16 · count` values; of a cell, for each plane: upper left, upper right, lower left, lower right.
  ///   - count: of cells.
  public typealias CellPacking =
    @Sendable @convention(c) (
      _ rows: UnsafePointer<UnsafePointer<Float>>, _ factor: Float, _ destination: UnsafeMutablePointer<Int16>,
      _ count: Int
    ) -> Void

  /// A vector times a matrix: `offsets[o] + values[0] · weights[0][o] + values[1] · weights[1][o] + …`, in this order.
  ///
  /// - Parameters:
  ///   - values: `count` values.
  ///   - weights: `count` rows of `outputs` values.
  ///   - offsets: `outputs` values.
  ///   - outputs: a multiple of 8.
  ///   - destination: `outputs` values.
  public typealias MatrixProduct =
    @Sendable @convention(c) (
      _ values: UnsafePointer<Float>, _ count: Int, _ weights: UnsafePointer<Float>, _ offsets: UnsafePointer<Float>,
      _ outputs: Int, _ destination: UnsafeMutablePointer<Float>
    ) -> Void
}
