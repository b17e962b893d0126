import ChildProcessSupport
import Foundation
import JSONSchemaSupport
import Testing

@Suite struct RepeatabilityTests {
  private func withFile<Result>(_ text: String, _ body: (_ folder: String, _ file: String) throws -> Result) throws
    -> Result
  {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trichogram-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.path + "/values.csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return try body(folder.path, file)
  }

  private let values = """
    subject,repeat,value
    a,1,150
    a,2,154
    b,1,120
    b,2,118
    c,1,201
    c,2,199

    """

  @Test func anEndpointThatIsNearlyAKnownOneIsNamed() throws {
    try withFile(values) { _, file in
      let result = try Command.run("repeatability", "--values", file, "--endpoint", "densty_per_cm2")
      #expect(result.code == 0)
      #expect(result.errors.contains("--endpoint density_per_cm2 if that is meant"))
      #expect(try Command.run("repeatability", "--values", file, "--endpoint", "hamilton_score").errors == "")
    }
  }

  @Test func writesWhatCompareReads() throws {
    try withFile(values) { folder, file in
      let result = try Command.run("repeatability", "--values", file, "--format", "json", "--output", folder + "/out")
      #expect(result.code == 0)
      let json = try JSONValue(parsing: result.output)
      #expect(try JSONSchema(named: "trichogram-repeatability-1").problems(in: json) == [])
      #expect(json["subjects"]?.number == 3)
      // √((4² + 2² + 2²) ÷ 6) = 2
      #expect(json["within_subject_sd"]?.number == 2)
      #expect(json["endpoint"] == .string("density_per_cm2"))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder + "/out").sorted()
          == ["bland-altman.svg", "repeatability.json"])
      let plot = try String(contentsOfFile: folder + "/out/bland-altman.svg", encoding: .utf8)
      #expect(plot.contains("mean of both: density, /cm²"))
      #expect(plot.contains(">0<"))
      let missing = try Command.run(
        "compare", "/nowhere/a.jpg", "/nowhere/b.jpg", "--sdc", folder + "/out/repeatability.json")
      #expect(missing.code == 66)
      #expect(missing.errors.contains("/nowhere/a.jpg"))
      let wrong = try Command.run("compare", "/nowhere/a.jpg", "/nowhere/b.jpg", "--sdc", file)
      #expect(wrong.code == 65)
    }
  }

  @Test(arguments: [
    ("subject,value\na,1\n", "the columns subject, repeat and value are missing"),
    ("subject,repeat,value\na,1,x\n", "line 2: 'x' is not a number"),
    ("subject,repeat,value\na,1,2\na,1,3\n", "line 3 repeats the subject, repeat and rater of another line"),
    ("subject,repeat,value\na,1\n", "line 2 has 2 cells and the header 3"), ("", "the columns"),
  ])
  func whatIsWrongWithAFileIsSaid(_ text: String, _ problem: String) throws {
    try withFile(text) { _, file in
      let result = try Command.run("repeatability", "--values", file)
      #expect(result.code == 65)
      #expect(result.errors.contains(problem))
    }
  }

  @Test func ratersAreOccasionsOfTheirOwn() throws {
    try withFile("subject,repeat,rater,value\na,1,x,1\na,1,y,2\nb,1,x,4\nb,1,y,5\nc,1,x,8\nc,1,y,9\n") { _, file in
      let result = try Command.run("repeatability", "--values", file, "--format", "json")
      let json = try JSONValue(parsing: result.output)
      #expect(json["bland_altman"]?["bias"]?.number == -1)
      #expect(json["icc_3_1"]?.number == 1)
    }
  }
}
