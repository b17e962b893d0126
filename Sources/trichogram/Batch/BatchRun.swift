import Archive
import ArgumentParser
import Files
import Imaging
import KernelTable
import Manifest
import Reporting
import StudyDesign
import TrichogramKit

/// One run of a batch: stages the photos, analyses what has to be, compares pairs, writes pages.
struct BatchRun {
  private let command: BatchCommand
  private let output: String
  private let archive: Archive
  private let trail = RunIdentity.newTrail()
  private let width: Int
  private let kernels: KernelTable
  private var input: StudyInput
  private var failures: FailuresFile
  private var progress: BatchProgress
  private var summary = BatchSummary()
  private let begun = ContinuousClock.now

  /// - Parameter output: the folder for results.
  init(command: BatchCommand, output: String, kernels: KernelTable) throws {
    self.command = command
    self.output = output
    self.kernels = kernels
    width = command.threads ?? ProcessorCount.online
    // The input first: nothing is made where it cannot be used.
    input = try StudyInput(command.input, output: output)
    try Folder.create(output + "/subjects")
    Signals.letCommandFinish()
    archive = try Archive(command.archive ?? output + "/archive.sqlite", access: .exclusive)
    for folder in [output, output + "/subjects"] { AtomicFile.removeAbandoned(in: folder) }
    failures = try FailuresFile(output + "/failures.csv")
    progress = BatchProgress(isQuiet: command.quiet)
  }

  mutating func run() async throws {
    try archive.begin(trail, detail: "\(width) threads")
    do {
      try stage()
      try await analyse()
      try await compare()
      try await report()
    } catch let interruption as Interruption {
      try end(interruption)
    }
    try end()
  }

  private mutating func stage() throws {
    progress.begin("rows", total: 0)
    // Copies, because a closure may not change what is being changed.
    var progress = progress, failures = failures
    summary.photos = try Staging(archive: archive, shard: command.shard).stage(&input) { count in
      progress.advance(by: count)
      try Interruption.check()
    } problem: { problem in
      progress.clear()
      try failures.add(
        Failure(code: .dataError, subject: problem.photo, problem: problem.problem, advice: problem.advice),
        line: problem.line)
    }
    self.failures = failures
    progress.clear()
    if command.photoFiles, let (one, other) = try archive.stagedStemClash() {
      throw Failure(
        code: .usage, subject: one, problem: "would be written to the same files as \(other)",
        advice: "rename one of them, or leave out --photo-files")
    }
    summary.failed = failures.count
    summary.removed = try archive.adoptStaged(source: input.source, run: trail)
  }

  private mutating func analyse() async throws {
    var work = StagedWork(
      archive: archive, folder: input.folder, limits: command.analysis.limits, verify: command.verify,
      filesFolder: command.photoFiles ? output + "/photos" : nil,
      shelf: AnalyzerShelf(command.analysis, kernels: kernels, folder: input.folder))
    progress.begin("photos", total: try archive.stagedCounts().photos)
    var progress = progress, failures = failures, summary = summary
    let archive = archive, trail = trail
    try await OrderedTasks.run(
      from: { () throws -> PhotoJob? in
        while Signals.interruption == nil, let item = try work.next() {
          if case .job(let job) = item { return job }
          summary.unchanged += 1
          progress.advance()
        }
        return nil
      }, width: width,
      work: { job in (job: job, outcome: job.run()) },
      inOrder: { job, outcome in
        let staged = job.staged
        let place = PlacementKey(staged.placement)
        switch outcome {
        case .analysed(let record):
          try archive.save(record, at: place, run: trail)
          summary.count(record, staged)
        case .known(let key, let sha256, let file):
          try archive.link(key, photoSHA256: sha256, at: place, path: job.path, file: file)
          summary.unchanged += 1
        case .failed(let failure):
          try archive.saveFailure(
            code: Int(failure.code.rawValue), reason: failure.problem, at: place,
            keepsResult: failure.code != .dataError, run: trail)
          summary.failed += 1
          progress.clear()
          try failures.add(failure, line: staged.line)
        }
        if case .failed = outcome { progress.advance(failed: true) } else { progress.advance() }
      })
    progress.clear()
    self.failures = failures
    self.summary = summary
    try Interruption.check()
  }

  private mutating func compare() async throws {
    var work = PairWork(
      archive: archive,
      photos: PhotoStore(archive: archive, folder: input.folder, limits: command.analysis.limits),
      cuts: SizeCuts(
        vellusBelowUm: command.analysis.vellusBelow, terminalFromUm: command.analysis.terminalFrom))
    progress.begin("pairs", total: 0)
    var progress = progress, failures = failures
    let archive = archive, trail = trail
    var compared = 0, failed = 0
    try await OrderedTasks.run(
      from: { Signals.interruption == nil ? try work.next() : nil }, width: width, work: { $0.run() },
      inOrder: { outcome in
        switch outcome {
        case .compared(let planned, let pair):
          try archive.save(pair, of: planned, run: trail)
          compared += 1
          progress.advance()
        case .failed(_, let failure):
          failed += 1
          progress.clear()
          try failures.add(failure, line: nil)
          progress.advance(failed: true)
        }
      })
    progress.clear()
    self.failures = failures
    summary.pairs = work.count
    summary.pairsCompared = compared
    summary.pairsFailed = failed
    try Interruption.check()
  }

  private mutating func report() async throws {
    let blinding = command.blind ? Blinding(seed: try BlindKeyFile.seed(at: blindKeyPath)) : nil
    summary.subjects = try archive.subjectCount()
    progress.begin("subjects", total: summary.subjects)
    let photos = PhotoStore(archive: archive, folder: input.folder, limits: command.analysis.limits)
    let detectable = try DetectableChanges(files: command.sdc, archive: archive).values
    var subjects = SubjectList(archive: archive)
    var index = try StudyIndex(output + "/index.html", isBlind: blinding != nil)
    var progress = progress, failures = failures
    var written = 0
    let output = output
    try await OrderedTasks.run(
      from: { () throws -> SubjectJob? in
        guard Signals.interruption == nil else { return nil }
        return try subjects.next().map {
          SubjectJob(
            code: $0, photos: photos, smallestDetectable: detectable, output: output, blinding: blinding)
        }
      }, width: width, work: { $0.run() },
      inOrder: { result in
        switch result {
        case .success(let outcome):
          if outcome.isWritten { written += 1 }
          try index.add(outcome.entry)
          progress.advance()
        case .failure(let failure):
          progress.clear()
          try failures.add(failure, line: nil)
          progress.advance(failed: true)
        }
      })
    progress.clear()
    self.failures = failures
    summary.pagesWritten = written
    summary.unscaled = try archive.unscaledPhotoCount()
    summary.incomparable = try archive.incomparablePairCount()
    try Interruption.check()
    let key = try index.finish()
    if blinding != nil { try BlindKeyFile.write(Blinding.keyHeader + key, to: blindKeyPath) }
    try StudyPage.removeOthers(than: index.pages, in: output + "/subjects")
  }

  private var blindKeyPath: String { output + "/blind-key.csv" }

  /// What was done is kept; everything else is left to the next run.
  private func end(_ interruption: Interruption) throws -> Never {
    progress.clear()
    try archive.interrupt(trail)
    try archive.close()
    StandardError.write(
      "trichogram: \(command.input): interrupted, \(summary.analysed) photos and \(summary.pairsCompared) pairs were done and "
        + "kept; run the same command again to go on\n")
    throw ExitCode(128 + interruption.signal)
  }

  private mutating func end() throws {
    try failures.finish()
    try archive.end(
      trail, photos: summary.photos, analysed: summary.analysed, unchanged: summary.unchanged, failed: summary.failed,
      pairs: summary.pairsCompared)
    try archive.close()
    summary.seconds = (ContinuousClock.now - begun) / .seconds(1)
    try AtomicFile.write(summary.json, to: output + "/summary.json")
    if !command.quiet { try StandardOutput.write(summary.text) }
    if failures.count > 0 { throw ExitCode.dataError }
  }
}

extension BatchSummary {
  /// Counts an analysed photo under the reason for which it was.
  fileprivate mutating func count(_ record: PhotoRecord, _ staged: StagedPhoto) {
    analysed += 1
    if staged.knownPhotoSHA256 == nil {
      new += 1
    } else if staged.knownPhotoSHA256 != record.photoSHA256 {
      photoChanged += 1
    } else if staged.knownTrichogram != record.key {
      settingsChanged += 1
    } else {
      filesMissing += 1
    }
  }
}
