import ChildProcessSupport
import Foundation
import Imaging
import JSONSchemaSupport
import Testing

@Suite struct CalibrateTests {
  private func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trichogram-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }

  /// A noisy grey picture with upright ticks 20 px apart, or a bar of 200 px, or a wire of 16 px, or nothing.
  private func picture(_ what: String, in folder: String, width: Int = 640) throws -> String {
    let height = 400
    // Not flat, which would be a border.
    var pixels = (0..<(width * height)).map { UInt8(165 + ($0 &* 2_654_435_761) >> 16 & 15) }
    func fill(_ xs: Range<Int>, _ ys: Range<Int>) {
      for y in ys { for x in xs where x < width { pixels[y * width + x] = 30 } }
    }
    switch what {
    case "ruler":
      for k in 0..<24 { fill((60 + 20 * k)..<(62 + 20 * k), 150..<(k % 2 == 0 ? 200 : 175)) }
    case "even": for k in 0..<24 { fill((60 + 20 * k)..<(62 + 20 * k), 150..<200) }
    case "bar": fill(100..<300, 350..<354)
    case "wire": fill(0..<width, 190..<206)
    default: break
    }
    let path = "\(folder)/\(what)\(width).png"
    try Data(PNGEncoder.encode(.gray8(pixels), width: width, height: height)).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test(arguments: [
    ("ruler", ["--tick-mm", "0.1"], 5.0, "ruler"), ("bar", ["--scale-bar-mm", "1"], 5.0, "scale-bar"),
    ("wire", ["--wire-um", "80"], 5.0, "wire"),
  ])
  func theScaleIsReadAndFollowsTheSchema(what: String, size: [String], umPerPx: Double, source: String) throws {
    try withFolder { folder in
      let path = try picture(what, in: folder)
      let result = try Command.run(["calibrate", path, "--format", "json", "--overlay", folder + "/o.png"] + size)
      #expect(result.errors == "")
      #expect(result.code == 0)
      let json = try JSONValue(parsing: result.output)
      #expect(try JSONSchema(named: "trichogram-scale-1").problems(in: json) == [])
      #expect(abs((json["um_per_px"]?.number ?? 0) - umPerPx) < 0.02 * umPerPx)
      #expect(json["source"] == .string(source))
      #expect(try PhotoDecoder.decode([UInt8](Data(contentsOf: URL(fileURLWithPath: folder + "/o.png")))).width == 640)
      let text = try Command.run(["calibrate", path] + size)
      #expect(text.output.contains("µm/px ±"))
    }
  }

  @Test func whatIsNotThereIs65() throws {
    try withFolder { folder in
      let path = try picture("nothing", in: folder)
      for size in [["--tick-mm", "1"], ["--scale-bar-mm", "1"], ["--wire-um", "50"]] {
        let result = try Command.run(["calibrate", path] + size)
        #expect(result.code == 65)
        #expect(result.output == "")
        #expect(result.errors.hasPrefix("trichogram: \(path): no "))
      }
    }
  }

  @Test(arguments: [
    [], ["--tick-mm", "0"], ["--tick-mm", "1", "--wire-um", "50"], ["--tick-mm", "1", "--save", ""],
    ["--tick-mm", "1", "--devices", "f.yaml"],
  ])
  func wrongUsageIs64(arguments: [String]) throws {
    #expect(try Command.run(["calibrate", "p.png"] + arguments).code == 64)
  }

  @Test func aMissingPhotoIs66() throws {
    #expect(try Command.run("calibrate", "/nowhere.png", "--tick-mm", "1").code == 66)
  }

  @Test func aSavedDeviceGivesTheScaleOfItsPhotosOnly() throws {
    try withFolder { folder in
      let ruler = try picture("ruler", in: folder)
      let environment = ["XDG_CONFIG_HOME": folder + "/config"]
      let saved = try Command.run("calibrate", ruler, "--tick-mm", "0.2", "--save", "scope", environment: environment)
      #expect(saved.errors == "")
      #expect(saved.output.contains("saved as device scope in \(folder)/config/trichogram/devices.yaml\n"))
      #expect(saved.code == 0)
      let again = try Command.run("calibrate", ruler, "--tick-mm", "0.2", "--save", "scope", environment: environment)
      #expect(again.output.contains("devices.yaml, in place of one of "))
      let yaml = try String(contentsOfFile: folder + "/config/trichogram/devices.yaml", encoding: .utf8)
      #expect(yaml.contains("name: \"scope\""))

      let same = try picture("nothing", in: folder)
      let result = try Command.run(
        "analyze", same, "--device", "scope", "--format", "json", environment: environment)
      #expect(result.errors == "")
      let scale = try JSONValue(parsing: result.output)["scale"]
      #expect(scale?["source"] == .string("device"))
      #expect(abs((scale?["um_per_px"]?.number ?? 0) - 10) < 0.05)
      #expect((scale?["relative_se"]?.number ?? 0) > 0)

      let other = try picture("nothing", in: folder, width: 500)
      let refused = try Command.run(
        "analyze", other, "--device", "scope", "--devices", folder + "/config/trichogram/devices.yaml")
      #expect(refused.code == 65)
      #expect(refused.errors.contains("500 × 400"))
      #expect(
        try Command.run("analyze", same, "--device", "else", "--devices", folder + "/config/trichogram/devices.yaml")
          .code == 65)
      #expect(try Command.run("analyze", same, "--device", "scope", "--devices", folder + "/none.yaml").code == 66)
    }
  }

  @Test func anUnlabelledBarGivesTheScaleByItsLength() throws {
    try withFolder { folder in
      let result = try Command.run(
        "analyze", picture("bar", in: folder), "--scale-bar-mm", "1", "--format", "json")
      let scale = try JSONValue(parsing: result.output)["scale"]
      #expect(scale?["source"] == .string("scale-bar"))
      #expect(abs((scale?["um_per_px"]?.number ?? 0) - 5) < 0.02)
      #expect((scale?["relative_se"]?.number ?? 0) > 0.02)
      #expect(try Command.run("analyze", picture("nothing", in: folder), "--scale-bar-mm", "1").code == 65)
    }
  }

  @Test(arguments: [("7", true), ("5", false), ("25.2", false)])
  func ticksWhereNoRulerHasThemAtTheScaleGivenAreNamed(umPerPx: String, isOdd: Bool) throws {
    try withFolder { folder in
      let result = try Command.run("analyze", picture("even", in: folder), "--um-per-px", umPerPx)
      #expect(result.code == 0)
      #expect(result.output.contains("would be 0.14 mm apart, which is unusual: check the scale") == isOdd)
    }
  }

  @Test func aRulerInViewGivesTheScale() throws {
    try withFolder { folder in
      // Half millimetres by their pattern: 25 µm a pixel.
      let result = try Command.run("analyze", picture("ruler", in: folder), "--format", "json")
      let scale = try JSONValue(parsing: result.output)["scale"]
      #expect(scale?["source"] == .string("ruler"))
      #expect(abs((scale?["um_per_px"]?.number ?? 0) - 25) < 0.1)
      let wrong = try Command.run("analyze", picture("ruler", in: folder), "--um-per-px", "24")
      #expect(wrong.code == 65)
      #expect(wrong.errors.contains("24.0 µm/px and the ruler in the photo 25.0"))
      #expect(try Command.run("analyze", picture("ruler", in: folder), "--um-per-px", "25.3").code == 0)
    }
  }
}
