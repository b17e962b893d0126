import KernelTable

/// Rows of cells that are made when they are asked for, from the top down: a stage of a pass over a strip.
///
/// Chains of stages keep a few rows each, so that what one writes is still in the cache when the next one reads it.
class RowStage {
  /// Where the rows are kept.
  let rows: CellRows
  let height: Int
  private var next: Int

  /// - Parameters:
  ///   - isFilled: whether all rows are there already.
  init(rows: CellRows, height: Int, isFilled: Bool) {
    self.rows = rows
    self.height = height
    next = isFilled ? 0 : .max
    self.isFilled = isFilled
  }

  private let isFilled: Bool

  /// Says that row `y`, or the first one where it lies above, will be the first that is asked for.
  final func start(at y: Int) {
    guard !isFilled else { return }
    next = min(next, max(0, y))
    startSources(at: max(0, y))
  }

  /// The first cell of row `y`; a row of zeros outside the plane.
  final func row(_ y: Int) -> UnsafePointer<Int16> {
    guard y >= 0, y < height else { return rows.zeros }
    if !isFilled {
      while next <= y {
        make(next)
        next += 1
      }
    }
    return UnsafePointer(rows.row(y))
  }

  /// Calls `start(at:)` of the stages that this one reads.
  func startSources(at y: Int) {}

  /// Writes row `y`.
  func make(_ y: Int) {}
}

/// Rows that another pass has made.
final class MadeRows: RowStage {
  init(_ rows: CellRows, height: Int) { super.init(rows: rows, height: height, isFilled: true) }
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
  ///   - rows: where all rows are to be kept; some of its own where it is nil.
  ///   - addend: of as many channels as the output, and what 1 of it stands for.
  init(
    _ convolution: Convolution, of source: RowStage, adding addend: (RowStage, scale: Float)? = nil,
    rows: CellRows? = nil, kernels: KernelTable
  ) {
    precondition(convolution.inputs == source.rows.channels)
    self.convolution = convolution
    self.source = source
    self.addend = addend?.0
    addendFactor = (addend?.scale ?? 0) / convolution.scale
    self.kernels = kernels
    sums = .allocate(capacity: Convolution.chunk * convolution.outputs)
    let rows =
      rows
      ?? CellRows(
        width: source.rows.width / convolution.stride, channels: convolution.outputs, places: RowStage.places)
    precondition(rows.channels == convolution.outputs)
    super.init(rows: rows, height: source.height / convolution.stride, isFilled: false)
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
  /// Rows that were made before, because `fine` may have lost them by now.
  private let made: [Int: RowStage]

  init(
    _ fine: RowStage, _ coarse: RowStage, factors: (fine: Float, coarse: Float), made: [Int: RowStage] = [:],
    kernels: KernelTable
  ) {
    precondition(fine.rows.channels == coarse.rows.channels)
    self.fine = fine
    self.coarse = coarse
    self.factors = factors
    self.made = made
    self.kernels = kernels
    let rows = CellRows(width: fine.rows.width, channels: fine.rows.channels, places: RowStage.places)
    super.init(rows: rows, height: fine.height, isFilled: false)
  }

  override func startSources(at y: Int) {
    fine.start(at: y)
    coarse.start(at: y / 2)
  }

  override func make(_ y: Int) {
    let target = rows.row(y)
    if let row = made[y]?.row(y) {
      target.update(from: row, count: rows.width * rows.channels)
      return
    }
    kernels.mergeCells(
      fine.row(y), factors.fine, coarse.row(y / 2), factors.coarse, rows.channels, target, rows.width)
  }
}

extension RowStage {
  /// Rows that are kept: a residual block needs the row it started from when it has read two more.
  static let places = 4
}
