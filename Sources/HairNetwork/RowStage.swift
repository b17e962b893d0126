import KernelTable

/// Rows of cells that are made when they are asked for, from the top down: a stage of the pass over a strip.
///
/// Chains of stages keep a few rows each, so that what one writes is still in the cache when the next one reads it.
class RowStage {
  /// Where the last rows lie.
  let rows: CellRows
  let height: Int
  private var next = Int.max

  init(rows: CellRows, height: Int) {
    self.rows = rows
    self.height = height
  }

  /// Says that row `y`, or the first one where it lies above, will be the first that is asked for.
  final func start(at y: Int) {
    next = min(next, max(0, y))
    startSources(at: max(0, y))
  }

  /// The first cell of row `y`; a row of zeros outside the plane.
  final func row(_ y: Int) -> UnsafePointer<Int16> {
    guard y >= 0, y < height else { return rows.zeros }
    while next <= y {
      make(next)
      next += 1
    }
    precondition(y >= next - rows.places, "row \(y) is gone")
    return UnsafePointer(rows.row(y))
  }

  /// Calls `start(at:)` of the stages that this one reads.
  func startSources(at y: Int) {}

  /// Writes row `y` to its place.
  func make(_ y: Int) {}
}

/// The rows of a convolution, with a row of `addend` added where there is one.
final class ConvolvedRows: RowStage {
  private let convolution: Convolution
  private let source: RowStage
  private let addend: RowStage?
  private let addendFactor: Float
  private let kernels: KernelTable
  private let sums: UnsafeMutablePointer<Int32>

  /// - Parameters:
  ///   - addend: of as many channels as the output, and what 1 of it stands for.
  ///   - places: how many rows are kept.
  init(
    _ convolution: Convolution, of source: RowStage, adding addend: (RowStage, scale: Float)? = nil,
    places: Int = RowStage.places, kernels: KernelTable
  ) {
    precondition(convolution.inputs == source.rows.channels)
    self.convolution = convolution
    self.source = source
    self.addend = addend?.0
    addendFactor = (addend?.scale ?? 0) / convolution.scale
    self.kernels = kernels
    sums = .allocate(capacity: Convolution.chunk * convolution.outputs)
    let rows = CellRows(
      width: source.rows.width / convolution.stride, channels: convolution.outputs, places: places)
    super.init(rows: rows, height: source.height / convolution.stride)
  }

  deinit { sums.deallocate() }

  override func startSources(at y: Int) {
    source.start(at: y * convolution.stride - convolution.border)
    addend?.start(at: y)
  }

  override func make(_ y: Int) {
    let top = y * convolution.stride - convolution.border
    let from = (0..<convolution.size).map { source.row(top + $0) }
    convolution.apply(
      to: from, adding: addend.map { ($0.row(y), addendFactor) }, sums: sums, into: rows.row(y), count: rows.width,
      kernels: kernels)
  }
}

/// Rows of cells with those of twice the size added.
final class MergedRows: RowStage {
  private let fine: RowStage
  private let coarse: RowStage
  private let factors: (fine: Float, coarse: Float)
  private let kernels: KernelTable

  init(_ fine: RowStage, _ coarse: RowStage, factors: (fine: Float, coarse: Float), kernels: KernelTable) {
    precondition(fine.rows.channels == coarse.rows.channels)
    self.fine = fine
    self.coarse = coarse
    self.factors = factors
    self.kernels = kernels
    let rows = CellRows(width: fine.rows.width, channels: fine.rows.channels, places: RowStage.places)
    super.init(rows: rows, height: fine.height)
  }

  override func startSources(at y: Int) {
    fine.start(at: y)
    coarse.start(at: y / 2)
  }

  override func make(_ y: Int) {
    kernels.mergeCells(
      fine.row(y), factors.fine, coarse.row(y / 2), factors.coarse, rows.channels, rows.row(y), rows.width)
  }
}

extension RowStage {
  /// Rows that are kept: a residual block needs the row it started from when it has read two more.
  static let places = 4
}
