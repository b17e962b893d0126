import Files
import Reporting

/// Results for people and pipes.
enum StandardOutput {
  /// Writes `text` at once, unbuffered.
  ///
  /// - Throws: `FileError`; one whose pipe is closed ends the program quietly when it reaches the root command.
  static func write(_ text: String) throws(FileError) {
    try write(Array(text.utf8))
  }

  /// Writes `bytes` at once, unbuffered; see `write(_:)` of texts.
  static func write(_ bytes: [UInt8]) throws(FileError) {
    try FileDescriptor.write(bytes, to: 1, path: "standard output")
  }
}

/// Messages for people.
enum StandardError {
  /// Writes `text` at once. There is nowhere left to report that this failed, so it does not.
  static func write(_ text: String) {
    try? FileDescriptor.write(Array(text.utf8), to: 2, path: "standard error")
  }

  /// Reports a failure in its one line.
  static func report(_ failure: Failure) {
    write(failure.line + "\n")
  }

  /// Tells in one line what a reader of results should know.
  static func note(_ text: String) {
    write(SummaryText.printable("trichogram: \(text)") + "\n")
  }

  /// Says in one line what is odd about an input that can be used nevertheless.
  static func warn(_ subject: String, _ problem: String, _ advice: String) {
    write(Failure.line(subject, problem, advice) + "\n")
  }
}
