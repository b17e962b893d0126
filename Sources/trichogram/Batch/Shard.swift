import ArgumentParser
import Manifest
import StudyDesign
import TrichogramKit

/// One of several parts of a study, by subjects, so that the photos of a subject stay together.
struct Shard: ExpressibleByArgument, Sendable {
  var number: Int
  var count: Int

  /// `1/4`, `2/4` …
  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], count > 0, (1...count).contains(number) else {
      return nil
    }
    self.number = number
    self.count = count
  }

  /// Whether a subject belongs to it: the same in every run and on every machine.
  func holds(subject: String) -> Bool {
    let digits = Fingerprint.sha256(subject).prefix(8)
    return (UInt32(digits, radix: 16) ?? 0) % UInt32(count) == UInt32(number - 1)
  }

  /// Whether it works on an entry, or reports what is wrong with it: exactly one of all shards does.
  func holds(_ entry: ManifestEntry) -> Bool {
    switch entry {
    case .row(let row): holds(subject: row.placement.subject)
    case .problem(let problem): (problem.line ?? 0) % count == number - 1
    }
  }
}
