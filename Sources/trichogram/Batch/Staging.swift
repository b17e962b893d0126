import Archive
import Files
import Manifest
import StudyDesign

/// Brings all photos that the input names into the archive's staging table, those of other shards too.
struct Staging {
  private static let chunk = 1000

  let archive: Archive
  let shard: Shard?

  /// - Parameters:
  ///   - advance: is told of so many entries read.
  ///   - problem: is given what cannot be used, in the order of the lines.
  /// - Returns: how many entries of the shard there are.
  func stage(
    _ input: inout StudyInput, advance: (Int) throws -> Void, problem report: (ManifestProblem) throws -> Void
  ) throws -> Int {
    try archive.beginStaging()
    var chunk: [ManifestEntry] = []
    var count = 0
    func flush() throws {
      let rows = chunk.compactMap { entry in
        if case .row(let row) = entry { (photo: row.photo, line: row.line, placement: row.placement) } else { nil }
      }
      var clashes = try archive.stage(rows) { shard?.holds(subject: $0) ?? true }[...]
      for entry in chunk {
        let isOwn = shard?.holds(entry) ?? true
        if isOwn { count += 1 }
        switch entry {
        case .problem(let problem): if isOwn { try report(problem) }
        case .row(let row):
          if let clash = clashes.popFirst() ?? nil, isOwn { try report(Self.problem(clash, of: row)) }
        }
      }
      try advance(chunk.count)
      chunk.removeAll(keepingCapacity: true)
    }
    while let entry = try input.next() {
      chunk.append(entry)
      if chunk.count == Self.chunk { try flush() }
    }
    try flush()
    return count
  }

  private static func problem(_ clash: Archive.Clash, of row: ManifestRow) -> ManifestProblem {
    func at(_ line: Int?) -> String { line.map { "line \($0)" } ?? "another file" }
    return switch clash {
    case .photo(let line):
      ManifestProblem(
        line: row.line, photo: row.photo, problem: "is the photo of \(at(line)) again",
        advice: "take one of the rows out")
    case .place(let line, let photo):
      ManifestProblem(
        line: row.line, photo: row.photo,
        problem: "has the subject, site, visit, protocol and repeat of \(at(line)), \(photo)",
        advice: "number repeated photos in the column repeat, or correct the row")
    }
  }
}
