import ChildProcessSupport
import Foundation
import Testing

@Suite(.serialized) struct MergeTests {
  @Test func shardsMergedInAnyOrderExportWhatOneRunDoes() throws {
    let study = try SmallStudy()
    defer { study.remove() }
    // A row that no shard may take: its photo is another subject's.
    try study.write(SmallStudy.rows + ["one.jpg,S9,vertex,v1,2026-01-05,,", "two.jpg,S8,vertex,v1,2026-01-05,,"])
    #expect(try study.run("--quiet").code == 65)
    let undisturbed = try study.export()
    #expect(undisturbed["matches.csv"]?.contains("kept") == true)
    var failed = 0
    for shard in 1...4 {
      let result = try Command.run(
        "batch", study.manifest, "--output", shardFolder(study, shard), "--um-per-px", "8", "--shard", "\(shard)/4",
        "--quiet")
      #expect(result.code == 0 || result.code == 65)
      let failures = try String(contentsOfFile: shardFolder(study, shard) + "/failures.csv", encoding: .utf8)
      failed += failures.split(separator: "\n").count - 1
    }
    // Each of the two rows is named by one shard.
    #expect(failed == 2)
    for (name, order) in [("up", [1, 2, 3, 4]), ("down", [4, 3, 2, 1, 3])] {
      let merged = study.folder + "/\(name).sqlite"
      let result = try Command.run(["merge"] + order.map { archive(study, $0) } + ["--archive", merged])
      #expect(result.code == 0, "\(result.errors)")
      #expect(result.output.hasPrefix("\(order.count) of \(order.count) archives merged: 6 photos"))
      #expect(try study.export(merged) == undisturbed)
    }
    // The whole study run on the merged archive finds everything done.
    #expect(try study.run("--quiet", "--archive", study.folder + "/up.sqlite").code == 65)
    #expect(try study.numbers("analysed", "unchanged", "pairs_compared") == [0, 6, 0])
    // A shard run on it takes nothing of the others away.
    #expect(try study.run("--quiet", "--archive", study.folder + "/up.sqlite", "--shard", "1/4").code != 70)
    #expect(try study.export(study.folder + "/up.sqlite") == undisturbed)
  }

  @Test func whatCannotBeMergedIsNamedAndTheOthersAre() throws {
    let study = try SmallStudy(tiny: true)
    defer { study.remove() }
    try study.write([SmallStudy.rows[2]])
    #expect(try study.run("--quiet").code == 0)
    let other = study.folder + "/other"
    #expect(
      try Command.run("batch", study.manifest, "--output", other, "--um-per-px", "9", "--quiet").code == 0)
    try "no archive, but text that is long enough to be taken for one by somebody who does not look".write(
      toFile: study.folder + "/text", atomically: true, encoding: .utf8)
    let merged = study.folder + "/merged.sqlite"
    let result = try Command.run(
      "merge", study.folder + "/text", study.archive, other + "/archive.sqlite", "/nowhere.sqlite", "--archive", merged)
    // That of the first that failed.
    #expect(result.code == 65)
    let lines = result.errors.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.contains { $0.hasPrefix("trichogram: /nowhere.sqlite: cannot be read") })
    #expect(lines.contains { $0.hasPrefix("trichogram: \(study.folder)/text: is no archive") })
    #expect(lines.contains { $0.contains("日本 001, vertex, v1: the photo was analysed with other settings") })
    #expect(lines.contains { $0.hasSuffix("it contradicts what was merged before; nothing of it was merged") })
    #expect(try study.export(merged) == study.export())

    let itself = try Command.run("merge", merged, study.archive, "--archive", merged)
    #expect(itself.code == 64)
    #expect(itself.errors.contains("is the archive that takes the others in"))
  }

  @Test func grownArchivesAreMergedAsAnyOthers() throws {
    let study = try SmallStudy(tiny: true)
    defer { study.remove() }
    try study.write(Array(SmallStudy.rows[0...3]))
    #expect(try study.run("--quiet").code == 0)
    let script =
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path + "/Scripts/grow-archive.py"
    for (name, first) in [("a", "0"), ("b", "3")] {
      let grown = try ChildProcess.run(
        "/usr/bin/env", ["python3", script, study.archive, study.folder + "/" + name, "3", first])
      #expect(grown.code == 0, "\(grown.errors)")
    }
    let result = try Command.run(
      "merge", study.folder + "/a", study.folder + "/b", "--archive", study.folder + "/merged")
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.contains("24 photos new or further than before, 24 trichograms and 12 pairs new"))
  }

  @Test func nothingIsMadeWhereNothingCanBeMerged() throws {
    let study = try SmallStudy(tiny: true)
    defer { study.remove() }
    let merged = study.folder + "/merged.sqlite"
    #expect(try Command.run("merge", study.folder + "/missing.sqlite", "--archive", merged).code == 66)
    #expect(!FileManager.default.fileExists(atPath: merged))
    let text = study.folder + "/text"
    try "no archive, but long enough to be taken for one by somebody".write(
      toFile: text, atomically: true, encoding: .utf8)
    #expect(try Command.run("merge", text, "--archive", merged).code == 65)
    #expect(!FileManager.default.fileExists(atPath: merged))
    #expect(try Command.run("merge", "--archive", "x").code == 64)
    #expect(try Command.run("merge", "x", "--archive", "").code == 64)
  }

  private func shardFolder(_ study: SmallStudy, _ number: Int) -> String { study.folder + "/shard-\(number)" }
  private func archive(_ study: SmallStudy, _ number: Int) -> String { shardFolder(study, number) + "/archive.sqlite" }
}
