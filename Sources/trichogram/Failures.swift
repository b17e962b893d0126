import ArgumentParser

/// The failures of single files, while the others go on.
struct Failures {
  private var first: ExitCode?

  /// Reports a failure; the first one's code is the command's.
  mutating func report(_ failure: Failure) {
    StandardError.report(failure)
    if first == nil { first = failure.code }
  }

  /// The value of `body`, or `nil` after its error was reported.
  mutating func catching<Value>(_ subject: String, _ body: () throws -> Value) -> Value? {
    do {
      return try body()
    } catch {
      report(Failure(error, subject: subject))
      return nil
    }
  }

  /// Ends the command if anything failed.
  func end() throws {
    if let first { throw first }
  }
}
