#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How far a command is, in one line that is written over, where standard error is a terminal.
struct Progress {
  let total: Int
  private var done = 0
  private let isShown = isatty(2) == 1

  init(total: Int) { self.total = total }

  /// Draws the line.
  func show() {
    if isShown && done < total { StandardError.write("\(done) of \(total) photos") }
  }

  /// Takes the line away, so that something else can be written.
  func clear() {
    if isShown { StandardError.write("\r\u{1B}[K") }
  }

  /// Counts one more and draws the line.
  mutating func advance() {
    done += 1
    show()
  }
}
