import ChildProcessSupport
import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a batch does when the system fails it: it says so in a line, and the next run brings the same result.
@Suite(.serialized) struct BatchFailureTests {
  /// The tables of an undisturbed run.
  private func undisturbed(_ study: SmallStudy) throws -> [String: String] {
    let first = try study.run("--quiet")
    #expect(first.code == 0, "\(first.errors)")
    let tables = try study.export()
    try FileManager.default.removeItem(atPath: study.output)
    return tables
  }

  /// Starts a run of a study, with one thread.
  private func start(
    _ study: SmallStudy, _ more: String..., environment: [String: String] = [:]
  ) throws -> ChildProcess {
    try ChildProcess(
      Command.path, ["batch", study.manifest, "--output", study.output, "--um-per-px", "8", "--threads", "1"] + more,
      environment: environment)
  }

  /// Starts a run that waits at one of its photos: a pipe is put in its place.
  ///
  /// - Returns: the run, the pipe's end that lets it go on when it is closed, and where the photo is kept.
  private func startHeld(_ study: SmallStudy, at photo: String) throws -> (run: ChildProcess, pipe: Int32, kept: String)
  {
    let kept = study.folder + "/kept.jpg"
    try FileManager.default.moveItem(atPath: photo, toPath: kept)
    #expect(mkfifo(photo, 0o600) == 0)
    let run = try start(study, "--quiet")
    // Opening it waits until the run does so too.
    return (run, open(photo, O_WRONLY), kept)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func anInterruptedRunKeepsWhatIsDoneAndSaysHowToGoOn(signal: Int32) throws
  {
    let study = try SmallStudy(tiny: true)
    defer { study.remove() }
    let tables = try undisturbed(study)
    let run = try start(study)
    // Until it is at work.
    while !FileManager.default.fileExists(atPath: study.archive + "-wal") { usleep(10_000) }
    run.send(signal)
    let result = try run.result()
    #expect(result.code == 128 + signal)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("trichogram: \(study.manifest): interrupted, "))
    #expect(result.errors.hasSuffix(" were done and kept; run the same command again to go on\n"))
    #expect(result.errors.filter { $0 == "\n" }.count == 1)
    // The archive is one whole file, and nothing lies half done beside it.
    let names = try FileManager.default.contentsOfDirectory(atPath: study.output).sorted()
    #expect(names == ["archive.sqlite", "subjects"])
    let rest = try study.run("--quiet")
    #expect(rest.code == 0, "\(rest.errors)")
    #expect(try study.export() == tables)
  }

  @Test func aSecondInterruptionEndsAtOnce() throws {
    let study = try SmallStudy(tiny: true)
    defer { study.remove() }
    let run = try start(study, environment: Command.uncounted)
    while !FileManager.default.fileExists(atPath: study.archive + "-wal") { usleep(10_000) }
    run.send(SIGINT)
    usleep(20_000)
    run.send(SIGINT)
    let result = try run.result()
    #expect(result.code == 130)
    // Nothing was left to finish, or it was not finished.
    #expect(result.errors == "" || result.errors.contains("run the same command again"))
    #expect(try study.run("--quiet").code == 0)
  }

  /// The thread sanitizer maps a file of its own, which is limited too.
  @Test(.enabled(if: !Command.isSanitized), arguments: [1, 16, 64, 150])
  func aFileSizeLimitIs74AndNothingIsLost(kilobytes: Int) throws {
    let study = try SmallStudy(tiny: true)
    defer { study.remove() }
    let tables = try undisturbed(study)
    // Coverage could not be written either, which would be said.
    let result = try Command.shell(
      """
      ulimit -f \(kilobytes)
      exec "$0" batch '\(study.manifest)' --output '\(study.output)' --um-per-px 8 --quiet --threads 1
      """, environment: Command.uncounted)
    #expect(result.code == 74, "\(result.errors)")
    let lines = result.errors.split(separator: "\n")
    #expect(lines.count == 1 && lines[0].hasPrefix("trichogram: ") && lines[0].contains("space"), "\(result.errors)")
    #expect(try study.run("--quiet").code == 0)
    #expect(try study.export() == tables)
  }

  @Test func twoRunsOnOneArchiveAre74AndTheFirstIsComplete() throws {
    let study = try SmallStudy(tiny: true)
    defer { study.remove() }
    // A pipe holds the first run at its last photo.
    let pipe = study.folder + "/pipe.jpg"
    #expect(mkfifo(pipe, 0o600) == 0)
    try study.write(SmallStudy.rows + ["pipe.jpg,S4,vertex,v1,,,"])
    let first = try start(study, "--quiet")
    let descriptor = open(pipe, O_WRONLY)
    for arguments in [
      ["batch", study.manifest, "--output", study.folder + "/other", "--archive", study.archive, "--um-per-px", "8"],
      ["export", "--archive", study.archive, "--output", study.folder + "/tables"],
      ["merge", study.archive, "--archive", study.folder + "/merged.sqlite"],
    ] {
      let second = try Command.run(arguments)
      #expect(second.code == 74, "\(arguments[0]): \(second.errors)")
      #expect(second.errors.contains("\(study.archive): another run uses the archive; wait until it has ended"))
    }
    close(descriptor)
    // The pipe held no photo.
    #expect(try first.result().code == 65)
    #expect(try study.numbers("analysed", "failed") == [6, 1])
  }

  @Test func anArchiveOfANewerVersionIs65AndUntouched() throws {
    let study = try SmallStudy(tiny: true)
    defer { study.remove() }
    try study.write([SmallStudy.rows[0]])
    #expect(try study.run("--quiet").code == 0)
    let sql = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()"
    let change = try ChildProcess.run(
      "/usr/bin/env", ["python3", "-c", sql, study.archive, "INSERT INTO grdb_migrations VALUES ('from the future')"])
    #expect(change.code == 0, "\(change.errors)")
    let before = try Data(contentsOf: URL(fileURLWithPath: study.archive))
    for arguments in [
      ["batch", study.manifest, "--output", study.output],
      ["batch", study.manifest, "--output", study.output, "--dry-run"],
      ["export", "--archive", study.archive, "--output", study.folder + "/tables"],
      ["merge", study.archive, "--archive", study.folder + "/merged.sqlite"], ["repeatability", study.archive],
    ] {
      let result = try Command.run(arguments)
      #expect(result.code == 65, "\(arguments)")
      #expect(
        result.errors == "trichogram: \(study.archive): was made by a newer version of Trichogram; use that version\n")
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: study.archive)) == before)
  }

  @Test func whereNothingMayBeWrittenIs73() throws {
    let study = try SmallStudy(tiny: true)
    defer { study.remove() }
    // A file in the way; who is administrator may write into every folder.
    try "a file".write(toFile: study.output, atomically: true, encoding: .utf8)
    let inTheWay = try study.run()
    #expect(inTheWay.code == 73)
    #expect(inTheWay.errors.hasPrefix("trichogram: \(study.output)") && inTheWay.errors.contains("in the way"))
    try FileManager.default.removeItem(atPath: study.output)
    let noFolder = try study.run("--archive", study.folder + "/none/archive.sqlite")
    #expect(noFolder.code == 73)
    #expect(noFolder.errors.contains("the archive cannot be written"))
    if getuid() != 0 {
      chmod(study.folder, 0o555)
      defer { chmod(study.folder, 0o755) }
      #expect(try study.run().code == 73)
    }
  }

  @Test func aPhotoThatVanishesOrChangesDuringTheRunIsNamed() throws {
    let study = try SmallStudy(tiny: true)
    defer { study.remove() }
    let tables = try undisturbed(study)
    let photo = study.folder + "/two.jpg"
    let (run, pipe, kept) = try startHeld(study, at: photo)
    // Those before it are done, and it is being read: now the first photo of its pair goes, and it turns into another file.
    let bytes = try Data(contentsOf: URL(fileURLWithPath: kept))
    let gone = study.folder + "/one.jpg", away = study.folder + "/away.jpg"
    #expect(rename(gone, away) == 0)
    #expect(unlink(photo) == 0)
    try bytes.write(to: URL(fileURLWithPath: photo))
    _ = bytes.withUnsafeBytes { write(pipe, $0.baseAddress, min(60_000, $0.count)) }
    close(pipe)
    let result = try run.result()
    #expect(result.code == 65)
    #expect(result.errors.contains("two.jpg: the file changed while it was read; run the same command again"))
    // Back as they were, everything is as if nothing had been.
    #expect(rename(away, gone) == 0)
    #expect(try study.run("--quiet").code == 0)
    #expect(try study.export() == tables)
  }

  @Test func aPhotoThatVanishesAfterItWasAnalysedCostsItsPairOnly() throws {
    let study = try SmallStudy(tiny: true)
    defer { study.remove() }
    let tables = try undisturbed(study)
    let last = study.folder + "/day2.jpg"
    // The last photo is reached: the others are analysed, and no pair is compared yet.
    let (run, pipe, kept) = try startHeld(study, at: last)
    #expect(rename(study.folder + "/one.jpg", study.folder + "/away.jpg") == 0)
    close(pipe)
    let result = try run.result()
    #expect(result.code == 65)
    #expect(result.errors.contains("the photo that was analysed is no longer there; bring it back"))
    #expect(unlink(last) == 0)
    #expect(rename(kept, last) == 0)
    #expect(rename(study.folder + "/away.jpg", study.folder + "/one.jpg") == 0)
    #expect(try study.run("--quiet").code == 0)
    #expect(try study.export() == tables)
  }
}
