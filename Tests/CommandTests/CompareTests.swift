import ChildProcessSupport
import Foundation
import JSONSchemaSupport
import Testing

@Suite struct CompareTests {
  private static let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("SampleImages").path
  private static let before = samples + "/treatment_before.jpg"
  private static let after = samples + "/treatment_after.jpg"

  private func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trichogram-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }

  @Test func aPairGivesFatesChangesAndFourFiles() throws {
    try withFolder { folder in
      let result = try Command.run(
        "compare", Self.before, Self.after, "--um-per-px", "8", "--output", folder, "--format", "json")
      #expect(result.code == 0)
      #expect(result.errors == "")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
          == ["pair.hairs.csv", "pair.html", "pair.json", "pair.png"])
      let schema = try JSONSchema(named: "trichogram-pair-1")
      let json = try JSONValue(parsing: result.output)
      #expect(schema.problems(in: json) == [])
      #expect(try JSONValue(parsing: String(contentsOfFile: folder + "/pair.json", encoding: .utf8)) == json)
      #expect(json["registration"]?["status"] == .string("aligned"))
      let fates = json["hairs"]?.items.compactMap { $0["fate"]?.string } ?? []
      func count(_ fate: String) -> Double { Double(fates.count { $0 == fate }) }
      let area = try #require(json["shared_area_cm2"]?.number)
      let change = try #require(json["change"]?["density_per_cm2"]?["change"]?.number)
      #expect(abs(change - (count("gained") - count("lost")) / area) < 1e-6)
      #expect(count("kept") > 40)

      let page = try String(contentsOfFile: folder + "/pair.html", encoding: .utf8)
      #expect(!page.contains("http://") && !page.contains("https://"))
      #expect(page.contains("data:image/jpeg;base64,"))
    }
  }

  @Test func differentPlacesAreNotComparable() throws {
    let result = try Command.run(
      "compare", Self.before, Self.samples + "/clipped-dark.jpg", "--um-per-px", "8", "--format", "json")
    #expect(result.code == 0)
    let json = try JSONValue(parsing: result.output)
    #expect(try JSONSchema(named: "trichogram-pair-1").problems(in: json) == [])
    #expect(json["registration"]?["status"] == .string("not_comparable"))
    #expect(json["registration"]?["reasons"]?.items.isEmpty == false)
    #expect(json["registration"]?["matrix_before_to_after"] == .null)
    #expect(json["shared_area_cm2"] == .null)
    #expect(json["change"]?["density_per_cm2"]?["change"] == .null)
    #expect(json["change"]?["density_per_cm2"]?["verdict"] == .string("not_comparable"))
  }

  @Test func growthIsReadFromAPhototrichogram() throws {
    let result = try Command.run(
      "compare", Self.samples + "/growth_day0.jpg", Self.samples + "/growth_day2.jpg", "--um-per-px", "8",
      "--phototrichogram", "--days", "2", "--format", "json")
    #expect(result.code == 0)
    let growth = try JSONValue(parsing: result.output)["phototrichogram"]
    #expect((growth?["growth_mm_per_day"]?.number ?? 0) > 0.25)
    #expect((growth?["anagen_fraction"]?.number ?? 0) > 0.6)
  }

  @Test func aPatchIsGivenWhereAskedForAndScalesThatDoNotFitAreWarnedOf() throws {
    let result = try Command.run(
      "compare", Self.before, Self.after, "--before-um-per-px", "8", "--after-um-per-px", "9", "--patch", "--format",
      "json")
    #expect(result.code == 0)
    let json = try JSONValue(parsing: result.output)
    #expect(try JSONSchema(named: "trichogram-pair-1").problems(in: json) == [])
    #expect(json["patch"]?.keys == ["area_before_cm2", "area_after_cm2", "regrowth_percent", "ci95", "grade"])
    let warnings = json["warnings"]?.items.compactMap(\.string) ?? []
    #expect(warnings.contains { $0.contains("scales do not fit") })
  }

  @Test func withoutAScaleThereAreFatesAndNoChange() throws {
    let result = try Command.run("compare", Self.before, Self.after, "--format", "json")
    #expect(result.code == 0)
    let json = try JSONValue(parsing: result.output)
    #expect(json["registration"]?["status"] == .string("aligned"))
    #expect(json["registration"]?["residual_um"] == .null)
    #expect(json["change"]?["density_per_cm2"]?["change"] == .null)
    #expect(json["hairs"]?.items.isEmpty == false)
  }

  @Test(arguments: [
    ["--phototrichogram"], ["--days", "2"], ["--phototrichogram", "--days", "9"], ["--before-um-per-px", "0"],
    ["--patch-cuts", "95,50,25,10"], ["--patch", "--patch-cuts", "10,20,30,40"], ["--threads", "0"],
    ["--field", "circle:5"],
  ])
  func wrongUsageIs64(arguments: [String]) throws {
    let result = try Command.run(["compare", Self.before, Self.after] + arguments)
    #expect(result.code == 64)
    #expect(result.output == "")
  }

  @Test func aMissingPhotoIs66AndIsNamed() throws {
    let result = try Command.run("compare", Self.before, "/nowhere/photo.jpg", "--um-per-px", "8")
    #expect(result.code == 66)
    #expect(result.errors.hasPrefix("trichogram: /nowhere/photo.jpg: "))
  }
}
