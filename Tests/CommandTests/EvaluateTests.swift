import ChildProcessSupport
import Foundation
import JSONSchemaSupport
import Testing

@Suite struct EvaluateTests {
  private static let line = "[[20,20],[60,20],[100,20]]"
  private static let truth = """
    {"width": 200, "height": 100, "um_per_px": 10, "field_area_cm2": 0.02, "hairs": [{"fu": 1, "root_in_field": true,
     "tip_in_field": true, "polyline": \(line), "diameter_um": 60}]}
    """
  private static let trichogram = """
    {"summary": {"hair_count": 1, "density_per_cm2": 50, "mean_diameter_um": 61},
     "hairs": [{"polyline_px": \(line), "root_in_field": true, "diameter_um": 61, "unit": 1}]}
    """

  /// Runs `body` with a folder that holds the files given by name.
  private func withFiles<Result>(_ files: [String: String], _ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trichogram-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    return try body(folder.path)
  }

  @Test func foldersArePairedByStem() throws {
    let files = [
      "b.truth.json": Self.truth, "a.truth.json": Self.truth, "b.trichogram.json": Self.trichogram,
      "a.trichogram.json": Self.trichogram,
    ]
    try withFiles(files) { folder in
      let result = try Command.run("evaluate", folder, "--against", folder, "--format", "json")
      #expect(result.code == 0)
      #expect(result.errors == "")
      let json = try JSONValue(parsing: result.output)
      #expect(try JSONSchema(named: "trichogram-evaluation-1").problems(in: json) == [])
      #expect(json["photos"]?.items.map { $0["photo"]?.string } == ["a", "b"])
      #expect(json["pooled"]?["hair_f1"]?["median"]?.number == 1)
      #expect(json["photos"]?[0]?["diameter_bias_um"]?.number == 1)
      let text = try Command.run("evaluate", folder + "/a.truth.json", "--against", folder + "/a.trichogram.json")
      #expect(text.output.hasPrefix("photo  hair F1"))
    }
  }

  @Test func unpairedFilesAreNamedAndTheOthersScored() throws {
    let files = [
      "a.truth.json": Self.truth, "b.truth.json": Self.truth, "b.trichogram.json": Self.trichogram,
      "c.trichogram.json": Self.trichogram,
    ]
    try withFiles(files) { folder in
      let result = try Command.run("evaluate", folder, "--against", folder)
      #expect(result.code == 65)
      #expect(
        result.errors == """
          trichogram: \(folder)/a.truth.json: has no trichogram of the same stem; give one or leave this file out
          trichogram: \(folder)/c.trichogram.json: has no truth of the same stem; give one or leave this file out

          """)
      #expect(result.output.split(separator: "\n")[1].hasPrefix("b "))
    }
  }

  @Test func aFileThatIsNotTruthIs65() throws {
    try withFiles(["a.truth.json": "{}", "a.trichogram.json": Self.trichogram]) { folder in
      let result = try Command.run("evaluate", folder, "--against", folder)
      #expect(result.code == 65)
      #expect(result.output == "")
      #expect(
        result.errors
          == "trichogram: \(folder)/a.truth.json: not a phantom's truth: width is missing; give a file of that kind\n")
    }
  }

  @Test func missingFilesAre66AndEqualStems64() throws {
    try withFiles(["a.truth.json": Self.truth, "a.trichogram.json": Self.trichogram]) { folder in
      #expect(try Command.run("evaluate", folder + "/b.truth.json", "--against", folder).code == 66)
      #expect(try Command.run("evaluate", folder, "--against", folder + "/a.truth.json/x").code == 66)
      #expect(try Command.run("evaluate", folder, "--against", folder + "/nothing").code == 66)
      #expect(try Command.run("evaluate", "/nowhere/a.truth.json", "--against", folder).code == 66)
      let twice = try Command.run("evaluate", folder, folder + "/a.truth.json", "--against", folder)
      #expect(twice.code == 64)
      #expect(twice.errors.contains("has the same stem as"))
    }
    try withFiles([:]) { folder in
      let result = try Command.run("evaluate", folder, "--against", folder)
      #expect(result.code == 66)
      #expect(result.errors.contains("there is no *.trichogram.json in this folder; check the path"))
    }
  }

  @Test func handMarkedHairsAreScored() throws {
    let files = [
      "hairs.csv": "photo,class,root_x,root_y,tip_x,tip_y\na.jpg,single,100,100,160,100\n",
      "a.trichogram.json": #"{"hairs": [{"polyline_px": [[101,100],[160,103]], "diameter_um": 70}]}"#,
    ]
    try withFiles(files) { folder in
      let result = try Command.run(
        "evaluate", "--marked", folder + "/hairs.csv", "--um-per-px", "5", "--against", folder, "--format", "json")
      #expect(result.code == 0)
      let json = try JSONValue(parsing: result.output)
      #expect(try JSONSchema(named: "trichogram-marked-evaluation-1").problems(in: json) == [])
      #expect(json["pooled"]?["recall"]?["single"]?["fraction"]?.number == 1)
      #expect(json["pooled"]?["root_distance_um"]?.number == 5)
    }
  }

  @Test func wrongUsageIs64() throws {
    for arguments in [
      ["a", "--marked", "b", "--um-per-px", "5", "--against", "c"], ["--against", "c"],
      ["--marked", "b", "--against", "c"], ["a", "--against", "c", "--tolerance", "0"], ["a"],
      ["a", "--against", "c", "--tolerance", "3", "--tolerance-um", "20"], ["a", "--against", "c", "--format", "xml"],
    ] {
      #expect(try Command.run(["evaluate"] + arguments).code == 64, "\(arguments)")
    }
  }
}
