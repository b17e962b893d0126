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
    #expect((json["summary"]?["cv_diameter"]?.number ?? 0) > 0)
    #expect((json["hairs"]?[0]?["diameter_px"]?.number ?? 0) > 0)
    #expect(json["warnings"]?.items.isEmpty == false)
  }

  @Test(arguments: [
    [], ["--um-per-px", "0"], ["--um-per-px", "1e-300"], ["--um-per-px", "1e300"], ["--um-per-px", "nan"],
    ["--um-per-px", "8", "--field-width-mm", "9"], ["--field", "blob"], ["--threads", "0"],
    ["--format", "xml"], ["--output", ""], ["--vellus-below", "50", "--terminal-from", "40"], ["--overlay-full"],
  ])
  func wrongUsageIs64(arguments: [String]) throws {
    let photos = arguments.isEmpty ? [] : [Self.photo]
    let result = try Command.run(["analyze"] + photos + arguments)
    #expect(result.code == 64)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("Error: "))
  }

  @Test func aFieldInMillimetresWithoutAnyScaleIs64() throws {
    for field in ["circle:5", "rect:3x3"] {
      let result = try Command.run("analyze", Self.photo, "--field", field)
      #expect(result.code == 64)
      #expect(result.output == "")
      #expect(
        result.errors.hasSuffix(
          "the field is in millimetres and the scale is not known; give the scale, as by --um-per-px\n"))
    }
  }

  @Test func aFieldInMillimetresTakesTheScaleOfADevice() throws {
    try withFolder { folder in
      let devices = folder + "/devices.yaml"
      let size = "    width_px: 640\n    height_px: 480\n"
      try Data("devices:\n  - name: scope\n    um_per_px: 8\n\(size)".utf8).write(to: URL(fileURLWithPath: devices))
      let result = try Command.run(
        "analyze", Self.photo, "--device", "scope", "--devices", devices, "--field", "circle:3", "--format", "json")
      #expect(result.errors == "")
      #expect(try JSONValue(parsing: result.output)["field"]?["shape"]?.string == "circle")
    }
  }

  @Test func whatACSVRowCannotHoldIsSaidBesideIt() throws {
    let result = try Command.run("analyze", Self.photo, "--format", "csv")
    #expect(result.code == 0)
    #expect(result.errors.hasPrefix("trichogram: dark-skin.png: the scale is not known"))
  }

  @Test func aScaleInAnotherUnitIsUnusableAndTheUnitIsNamed() throws {
    let result = try Command.run("analyze", Self.photo, "--um-per-px", "125", "--format", "json")
    let json = try JSONValue(parsing: result.output)
    #expect(json["quality"]?["verdict"]?.string == "unusable")
    #expect(json["summary"]?["density_per_cm2"] == .null)
    #expect(json["warnings"]?[0]?.string?.hasSuffix("if it was meant in px/mm, give 8.0.") == true)
  }

  @Test func aFieldThatReachesBeyondThePhotoIsWarnedOf() throws {
    let result = try Command.run("analyze", Self.photo, "--um-per-px", "8", "--field", "circle:40", "--format", "json")
    let json = try JSONValue(parsing: result.output)
    #expect(json["warnings"]?[0]?.string?.contains("of the field lies in the photo") == true)
  }

  @Test func lengthsAreThoseOfThePrintedLines() throws {
    let result = try Command.run("analyze", Self.photo, "--um-per-px", "8", "--format", "json")
    for hair in try JSONValue(parsing: result.output)["hairs"]?.items ?? [] {
      let points = (hair["polyline_px"]?.items ?? []).map { ($0[0]?.number ?? 0, $0[1]?.number ?? 0) }
      let px = zip(points, points.dropFirst()).reduce(0.0) { sum, p in
        let (dx, dy) = (p.1.0 - p.0.0, p.1.1 - p.0.1)
        return sum + (dx * dx + dy * dy).squareRoot()
      }
      #expect(abs((hair["length_mm"]?.number ?? 0) - px * 0.008) < 1e-4)
    }
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
          trichogram: \(folder): cannot be read (Is a directory); name the files in it, as FOLDER/*.jpg

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
