import Imaging

/// A plane's rows shared between threads: each takes a strip.
///
/// A row is made of the same numbers in whatever strip it lies, so the number of strips changes no result. Rows just
/// above and below a strip that its first and last row need are made twice.
enum Strip {
  /// Calls `body` with the strips of `height` rows, at once.
  static func forEach(height: Int, threads: Int, _ body: (_ rows: Range<Int>) -> Void) {
    _ = map(height: height, threads: threads, body)
  }

  /// What `body` makes of the strips of `height` rows, from the top down.
  static func map<Result>(height: Int, threads: Int, _ body: (_ rows: Range<Int>) -> Result) -> [Result] {
    let strips = ranges(height: height, threads: threads)
    return ParallelWork.map(strips.count, threads: threads) { body(strips[$0]) }
  }

  /// One strip for each thread, from the top down.
  static func ranges(height: Int, threads: Int) -> [Range<Int>] {
    let count = max(1, min(threads, height))
    return (0..<count).map { (height * $0 / count)..<(height * ($0 + 1) / count) }
  }
}
