import Archive
import ArgumentParser
import Files
import KernelTable
import Manifest
import TrichogramKit

/// What a batch would do, without doing it.
struct DryRun {
  let command: BatchCommand
  let kernels: KernelTable

  func run() throws {
    var input = try StudyInput(command.input, output: command.output)
    let known = command.archive ?? command.output.map { $0 + "/archive.sqlite" }
    let exists = known.map { (try? FileIdentity(of: $0)) != nil } ?? false
    let archive = exists ? try Archive(known ?? "", access: .reading) : try Archive("", access: .inMemory)
    var failures = try FailuresFile(nil)
    var progress = BatchProgress(isQuiet: command.quiet)
    progress.begin("rows", total: 0)
    let rows = try Staging(archive: archive, shard: command.shard).stage(&input) { count in
      progress.advance(by: count)
    } problem: { problem in
      progress.clear()
      try failures.add(
        Failure(code: .dataError, subject: problem.photo, problem: problem.problem, advice: problem.advice),
        line: problem.line)
    }
    var work = StagedWork(
      archive: archive, folder: input.folder, limits: command.analysis.limits, verify: command.verify,
      filesFolder: command.photoFiles ? command.output.map { $0 + "/photos" } : nil,
      shelf: AnalyzerShelf(command.analysis, kernels: kernels, folder: input.folder))
    let counts = try archive.stagedCounts()
    progress.begin("photos", total: counts.photos)
    var unchanged = 0, toDo = 0
    while let item = try work.next() {
      progress.advance()
      switch item {
      case .unchanged: unchanged += 1
      case .job(let job):
        if let failure = job.failure {
          progress.clear()
          try failures.add(failure, line: job.staged.line)
        } else {
          toDo += 1
        }
      }
    }
    progress.clear()
    let removed = exists ? try archive.removableCount(source: input.source) : 0
    try StandardOutput.write(
      "\(rows) photos of \(counts.subjects) subject\(counts.subjects == 1 ? "" : "s"): \(toDo) to analyse, \(unchanged) unchanged, "
        + "\(failures.count) cannot be used\n"
        + (removed > 0 ? "\(removed) photos are no longer named and would lose their place\n" : ""))
    if failures.count > 0 { throw ExitCode.dataError }
  }
}
