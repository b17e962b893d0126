#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How far a batch is: on a terminal one line that is written over, elsewhere a plain line now and then.
struct BatchProgress {
  private let isQuiet: Bool
  private let isTerminal = isatty(2) == 1
  private var name = ""
  private var total = 0
  private var done = 0
  private var failed = 0
  private var begun = ContinuousClock.now
  private var lastShown = ContinuousClock.now

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  /// Begins a stage of the work.
  ///
  /// - Parameters:
  ///   - name: what is counted, as in "photos".
  ///   - total: how many there are; 0 where that is not known.
  mutating func begin(_ name: String, total: Int) {
    clear()
    self.name = name
    self.total = total
    done = 0
    failed = 0
    begun = .now
    lastShown = .now
  }

  /// Counts some more, and shows it where it is time.
  mutating func advance(by count: Int = 1, failed isFailure: Bool = false) {
    done += count
    if isFailure { failed += 1 }
    guard !isQuiet else { return }
    let now = ContinuousClock.now
    guard now - lastShown >= (isTerminal ? .milliseconds(200) : .seconds(30)) else { return }
    lastShown = now
    StandardError.write(isTerminal ? "\r\u{1B}[K" + line : line + "\n")
  }

  /// Takes the line away, so that something else can be written.
  func clear() {
    if isTerminal && !isQuiet { StandardError.write("\r\u{1B}[K") }
  }

  /// `120 of 400 photos, 2 failed, 1.9/s, 2 min left`
  private var line: String {
    let seconds = (ContinuousClock.now - begun) / .seconds(1)
    let rate = seconds > 0 ? Double(done) / seconds : 0
    var text = total > 0 ? "\(done) of \(total) \(name)" : "\(done) \(name)"
    if failed > 0 { text += ", \(failed) failed" }
    guard rate > 0, total > done else { return text }
    text += ", \((rate * 10).rounded() / 10)/s"
    let left = Double(total - done) / rate
    return text + (left < 90 ? ", \(Int(left.rounded())) s left" : ", \(Int((left / 60).rounded())) min left")
  }
}
