import Archive
import ArgumentParser
import Files

/// The archives of shards joined into one.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Joins archives, as the shards of a batch make them, into one.",
    discussion: """
      Takes everything that the archive does not have yet from the others, each of them whole or not at all. In which order \
      and how often they are merged makes no difference, so that the same command can be repeated. An archive that says \
      something else of a photo than those before it is named and left out.

      EXAMPLE: trichogram merge shard-*/archive.sqlite --archive all.sqlite
      """
  )

  @Argument(help: .init("Archives that 'batch' or 'merge' made.", valueName: "archives"))
  var archives: [String]

  @Option(help: .init("The archive that takes them in; made where there is none.", valueName: "file"))
  var archive: String

  @Flag(help: "Show no progress and no summary.")
  var quiet = false

  func validate() throws {
    guard !archive.isEmpty else { throw ValidationError("--archive is empty.") }
  }

  func run() throws {
    var failures = Failures()
    let objections = archives.map(objection)
    // Nothing is made where there is nothing to merge.
    guard objections.contains(where: { $0 == nil }) else {
      for case let failure? in objections { failures.report(failure) }
      return try failures.end()
    }
    let isNew = (try? FileIdentity(of: archive)) == nil
    let target = try Archive(archive, access: .exclusive)
    let trail = RunIdentity.newTrail()
    var progress = BatchProgress(isQuiet: quiet)
    progress.begin("archives", total: archives.count)
    var photos = 0, trichograms = 0, pairs = 0, merged = 0
    for (path, objection) in zip(archives, objections) {
      progress.clear()
      let outcome = failures.catching(path) {
        if let objection { throw objection }
        return try target.merge(path, run: trail)
      }
      switch outcome {
      case .merged(let newPhotos, let newTrichograms, let newPairs):
        photos += newPhotos
        trichograms += newTrichograms
        pairs += newPairs
        merged += 1
      case .conflicts(let first, let count):
        Self.report(first, count: count, of: path, to: &failures)
      case nil: break
      }
      if case .merged = outcome { progress.advance() } else { progress.advance(failed: true) }
    }
    progress.clear()
    try target.close()
    if isNew && merged == 0 { try Folder.removeFile(archive) }
    if !quiet {
      try StandardOutput.write(
        "\(merged) of \(archives.count) archives merged: \(photos) photos new or further than before, "
          + "\(trichograms) trichograms and \(pairs) pairs new\n")
    }
    try failures.end()
  }

  /// Why a path is none that can be merged, as far as that can be seen from outside.
  private func objection(_ path: String) -> Failure? {
    do {
      guard try AbsolutePath.of(path) != (try? AbsolutePath.of(archive)) else {
        return Failure(
          code: .usage, subject: path, problem: "is the archive that takes the others in", advice: "leave it out")
      }
      return nil
    } catch {
      return Failure(error)
    }
  }

  private static func report(
    _ conflicts: [MergeConflict], count: Int, of path: String, to failures: inout Failures
  ) {
    for conflict in conflicts {
      failures.report(
        Failure(code: .dataError, subject: path, problem: conflict.problem, advice: conflict.advice))
    }
    let problem =
      count == 1 ? "it contradicts what was merged before" : "\(count) contradictions to what was merged before"
    failures.report(
      Failure(code: .dataError, subject: path, problem: problem, advice: "nothing of it was merged"))
  }
}
