import ChildProcessSupport
import Foundation
import Imaging
import JSONSchemaSupport
import Testing

@Suite struct AnalyzeTests {
  private static let photo = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("SampleImages/dark-skin.png").path

  private func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trichogram-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }

  @Test func writesThreeFilesAPhoto() throws {
    try withFolder { folder in
      let result = try Command.run(
        "analyze", Self.photo, "--um-per-px", "8", "--output", folder, "--format", "json")
      #expect(result.code == 0)
      #expect(result.errors == "")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
          == ["dark-skin.hairs.csv", "dark-skin.overlay.png", "dark-skin.trichogram.json"])
      let written = try String(contentsOfFile: folder + "/dark-skin.trichogram.json", encoding: .utf8)
      for text in [result.output, written] {
        let json = try JSONValue(parsing: text)
        #expect(try JSONSchema(named: "trichogram-1").problems(in: json) == [])
        #expect((json["summary"]?["hair_count"]?.number ?? 0) > 0)
      }
    }
  }

  @Test func aPhotoOfAFewPixelsIsRefusedForThat() throws {
    try withFolder { folder in
      let path = folder + "/tiny.png"
      try Data(PNGEncoder.encode(.gray8([90, 90]), width: 2, height: 1)).write(to: URL(fileURLWithPath: path))
      let result = try Command.run("analyze", path, "--um-per-px", "8")
      #expect(result.code == 65)
      #expect(
        result.errors == "trichogram: \(path): the photo has only 2 × 1 px; give the photo as the camera took it\n")
    }
  }

  @Test func withoutAScaleMetricNumbersAreNull() throws {
    let result = try Command.run("analyze", Self.photo, "--format", "json")
    #expect(result.code == 0)
    let json = try JSONValue(parsing: result.output)
    #expect(try JSONSchema(named: "trichogram-1").problems(in: json) == [])
    #expect(json["summary"]?["density_per_cm2"] == .null)
    #expect(json["hairs"]?[0]?["diameter_um"] == .null)
    #expect((json["hairs"]?[0]?["diameter_px"]?.number ?? 0) > 0)
    #expect(json["warnings"]?.items.isEmpty == false)
  }

  @Test(arguments: [
    [], ["--um-per-px", "0"], ["--um-per-px", "1e-300"], ["--um-per-px", "1e300"], ["--um-per-px", "nan"],
    ["--um-per-px", "8", "--field-width-mm", "9"], ["--field", "circle:5"], ["--field", "blob"], ["--threads", "0"],
    ["--format", "xml"], ["--output", ""], ["--vellus-below", "50", "--terminal-from", "40"], ["--overlay-full"],
  ])
  func wrongUsageIs64(arguments: [String]) throws {
    let photos = arguments.isEmpty ? [] : [Self.photo]
    let result = try Command.run(["analyze"] + photos + arguments)
    #expect(result.code == 64)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("Error: "))
  }

  @Test func unusableScalesFromAWidthAre65() throws {
    let result = try Command.run("analyze", Self.photo, "--field-width-mm", "1e-9")
    #expect(result.code == 65)
    #expect(result.errors.hasSuffix("µm a pixel; check the scale and its unit\n"))
  }

  @Test func badPhotosAreNamedAndTheOthersAnalysed() throws {
    try withFolder { folder in
      try Data("hello\n".utf8).write(to: URL(fileURLWithPath: folder + "/text.jpg"))
      let result = try Command.run(
        "analyze", folder + "/missing.jpg", folder + "/text.jpg", folder, Self.photo, "--um-per-px", "8", "--format",
        "csv")
      #expect(result.code == 66)
      #expect(
        result.errors == """
          trichogram: \(folder)/missing.jpg: cannot be read (No such file or directory); check the path
          trichogram: \(folder)/text.jpg: this is not a PNG or JPEG file; give a PNG or JPEG photo
          trichogram: \(folder): cannot be read (Is a directory); name a file

          """)
      let lines = result.output.split(separator: "\n")
      #expect(lines.count == 2)
      #expect(lines[0].hasPrefix("photo,hair_count,"))
      #expect(lines[1].hasPrefix("dark-skin.png,"))
    }
  }

  @Test func photosOfOneStemAre64BeforeAnyWork() throws {
    try withFolder { folder in
      let result = try Command.run("analyze", Self.photo, "elsewhere/dark-skin.jpg", "--output", folder)
      #expect(result.code == 64)
      #expect(result.errors.contains("elsewhere/dark-skin.jpg"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test func outputThatCannotBeMadeIs73() throws {
    #expect(try Command.run("analyze", Self.photo, "--output", "/dev/null/x").code == 73)
  }

  @Test func aClosedPipeIsQuiet() throws {
    let result = try Command.shell("{ \"$0\" analyze '\(Self.photo)' --format json; echo $? >&2; } | true")
    #expect(result.errors == "141\n")
  }
}
