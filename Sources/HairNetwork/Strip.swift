import Imaging

/// A plane's rows shared between threads: each takes a strip.
///
/// A row is made of the same numbers in whatever strip it lies, so the number of strips changes no result. Rows just
/// above and below a strip that its first and last row need are made twice.
enum Strip {
  /// What `body` makes of the strips of `height` rows, one for each thread, from the top down.
  static func map<Result>(height: Int, threads: Int, _ body: (_ rows: Range<Int>) -> Result) -> [Result] {
    let count = max(1, min(threads, height))
    return ParallelWork.map(count, threads: threads) { body((height * $0 / count)..<(height * ($0 + 1) / count)) }
  }
}
