import ArgumentParser
import Files
import Reporting

/// The failures of a batch, in `failures.csv` and, the first of them, on standard error.
struct FailuresFile {
  private static let mostShown = 100

  private let stream: AtomicFileStream?
  private(set) var count = 0

  /// - Parameter path: `nil` to show them only.
  init(_ path: String?) throws {
    stream = try path.map { try AtomicFileStream($0) }
    try stream?.write(CSV(header: ["photo", "row", "code", "reason"]).bytes)
  }

  /// - Parameter line: of the manifest.
  mutating func add(_ failure: Failure, line: Int?) throws {
    var csv = CSV()
    csv.text(failure.subject)
    csv.number(line)
    csv.number(Int(failure.code.rawValue))
    csv.text(failure.problem + "; " + failure.advice)
    csv.endRow()
    try stream?.write(csv.bytes)
    count += 1
    if count <= Self.mostShown {
      var shown = failure
      if let line { shown.subject = "line \(line)" + (failure.subject.map { $0.isEmpty ? "" : ", \($0)" } ?? "") }
      StandardError.report(shown)
    } else if count == Self.mostShown + 1 {
      StandardError.write(
        "trichogram: further failures are " + (stream == nil ? "only counted\n" : "listed in failures.csv\n"))
    }
  }

  func finish() throws { try stream?.finish() }
}
