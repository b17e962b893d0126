import ChildProcessSupport
import Foundation
import JSONSchemaSupport
import Testing

@Suite struct PhantomTests {
  private let small = ["--set", "width=160", "--set", "height=120", "--set", "um-per-px=14"]

  /// Runs `phantom` with these arguments into a new folder and gives the folder's files.
  private func phantom(_ arguments: [String]) throws -> (result: ChildProcess.Result, files: [String: Data]) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trichogram-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let result = try Command.run(["phantom", "--output", folder.path] + arguments)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var files: [String: Data] = [:]
    for name in names { files[name] = try Data(contentsOf: folder.appendingPathComponent(name)) }
    return (result, files)
  }

  private func problems(_ data: Data?, _ schema: String) throws -> [String] {
    try JSONSchema(named: schema).problems(in: JSONValue(parsing: String(decoding: data ?? Data(), as: UTF8.self)))
      .map { "\($0)" }
  }

  @Test func writesPhotoAndTruth() throws {
    let (result, files) = try phantom(small + ["--seed", "3", "--count", "2", "--preset", "brown"])
    #expect(result.code == 0 && result.errors == "")
    #expect(
      files.keys.sorted() == ["brown_s3.jpg", "brown_s3.truth.json", "brown_s4.jpg", "brown_s4.truth.json"])
    #expect(files["brown_s3.jpg"]?.starts(with: [0xFF, 0xD8]) == true)
    #expect(try problems(files["brown_s3.truth.json"], "phantom-truth-1") == [])
  }

  @Test func writesPairsAndPhototrichograms() throws {
    let pair = try phantom(small + ["--before-after", "--stem", "p", "--format", "png"]).files
    #expect(
      pair.keys.sorted()
        == ["p_after.png", "p_after.truth.json", "p_before.png", "p_before.truth.json", "p_pair.json"])
    #expect(try problems(pair["p_pair.json"], "phantom-pair-1") == [])
    #expect(try problems(pair["p_after.truth.json"], "phantom-truth-1") == [])
    let growth = try phantom(small + ["--phototrichogram", "--stem", "g", "--set", "ptg-days=3"]).files
    #expect(
      growth.keys.sorted() == ["g_day0.jpg", "g_day0.truth.json", "g_day3.jpg", "g_day3.truth.json", "g_ptg.json"])
    #expect(try problems(growth["g_ptg.json"], "phantom-phototrichogram-1") == [])
  }

  @Test func baldPhantomsAreValid() throws {
    let files = try phantom(small + ["--set", "density=0", "--stem", "bald", "--before-after"]).files
    #expect(try problems(files["bald_before.truth.json"], "phantom-truth-1") == [])
    #expect(try problems(files["bald_pair.json"], "phantom-pair-1") == [])
  }

  @Test(arguments: [
    ["--preset", "purple"], ["--set", "density=many"], ["--set", "density"], ["--set", "hair=1"], ["--count", "0"],
    ["--stem", "a/b"], ["--before-after", "--phototrichogram"], ["--set", "min-length-um=9000"], ["--format", "gif"],
  ])
  func wrongUseIs64(arguments: [String]) throws {
    let (result, files) = try phantom(arguments)
    #expect(result.code == 64)
    #expect(files.isEmpty)
  }

  @Test func listsPresetsAndSettings() throws {
    let result = try Command.run("phantom", "--list")
    #expect(result.code == 0)
    #expect(result.output.contains("  donor ") && result.output.contains("  vellus-share "))
  }

  @Test func outputThatCannotBeMadeIs73() throws {
    let result = try Command.run("phantom", "--output", "/dev/null/x", "--set", "width=64", "--set", "height=64")
    #expect(result.code == 73)
  }
}
