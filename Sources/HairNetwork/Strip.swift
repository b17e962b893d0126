import Imaging

/// A plane's rows shared between threads: each takes a strip.
///
/// A row is made of the same numbers in whatever strip it lies, so the number of strips changes no result. Rows just
/// above and below a strip that its first and last row need are made twice.
enum Strip {
  /// Calls `body` with the strips of `height` rows, at once. A strip starts at a multiple of `unit`.
  static func forEach(
    height: Int, unit: Int = 1, threads: Int, _ body: (_ index: Int, _ rows: Range<Int>) -> Void
  ) {
    let strips = ranges(height: height, unit: unit, threads: threads)
    _ = ParallelWork.map(strips.count, threads: threads) { body($0, strips[$0]) }
  }

  /// One strip for each thread, from the top down.
  static func ranges(height: Int, unit: Int = 1, threads: Int) -> [Range<Int>] {
    let units = (height + unit - 1) / unit
    let count = max(1, min(threads, units))
    return (0..<count).map { (units * $0 / count * unit)..<min(height, units * ($0 + 1) / count * unit) }
  }
}
