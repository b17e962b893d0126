import ArgumentParser
import Reporting

/// Why a command could not do its work on one input or output, in words for the person at the terminal.
struct Failure: Error {
  var code: ExitCode
  /// The photo or file it is about; `nil` where it is about none.
  var subject: String?
  /// What is wrong.
  var problem: String
  /// What to do about it.
  var advice: String

  /// One line: `trichogram: SUBJECT: what is wrong; what to do`.
  var line: String { Self.line(subject, problem, advice) }

  /// Such a line of something that need not be a failure.
  static func line(_ subject: String?, _ problem: String, _ advice: String) -> String {
    SummaryText.printable("trichogram: \(subject.map { "\($0): " } ?? "")\(problem); \(advice)")
  }
}
