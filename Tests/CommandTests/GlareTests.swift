import ChildProcessSupport
import Foundation
import Imaging
import JSONSchemaSupport
import Testing

@Suite struct GlareTests {
  /// A disc of glare is no scalp: it is out of the area, and no hair has its root there.
  @Test func glareIsTakenOutOfTheDenominator() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trichogram-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let made = try Command.run(
      "phantom", "--set", "width=480", "--set", "height=360", "--set", "density=200", "--stem", "p", "--format", "png",
      "--output", folder)
    #expect(made.code == 0)
    let photo = try PhotoDecoder.decode([UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/p.png"))))
    guard case .rgb8(var samples) = photo.samples else {
      Issue.record("a phantom in colour was expected")
      return
    }
    func isLit(_ x: Double, _ y: Double, within radius: Double) -> Bool {
      (x - 240) * (x - 240) + (y - 180) * (y - 180) < radius * radius
    }
    for i in samples.indices where isLit(Double(i / 3 % 480), Double(i / 3 / 480), within: 45) { samples[i] = 255 }
    let lit = try PNGEncoder.encode(.rgb8(samples), width: 480, height: 360)
    try Data(lit).write(to: URL(fileURLWithPath: folder + "/lit.png"))

    func analyze(_ name: String) throws -> JSONValue {
      let result = try Command.run("analyze", "\(folder)/\(name)", "--um-per-px", "8", "--format", "json")
      #expect(result.code == 0)
      return try JSONValue(parsing: result.output)
    }
    let before = try analyze("p.png"), after = try analyze("lit.png")
    #expect(before["field"]?["masked_cm2"]?.number == 0)
    // A disc of 45 px, and at most 60 µm around it.
    let masked = try #require(after["field"]?["masked_cm2"]?.number)
    #expect(masked > Double.pi * 45 * 45 * 64e-8 * 0.95 && masked < Double.pi * 53 * 53 * 64e-8, "\(masked)")
    let area = try #require(after["field"]?["area_cm2"]?.number)
    #expect(abs(area + masked - 480 * 360 * 64e-8) < 1e-9)
    #expect(abs((after["quality"]?["glare_fraction"]?.number ?? 0) - Double.pi * 45 * 45 / (480 * 360)) < 0.005)
    let hairs = try #require(after["hairs"]?.items)
    for hair in hairs where hair["root_in_field"] == .bool(true) {
      let root = try #require(hair["root_px"]?.items)
      #expect(!isLit(root[0].number ?? 0, root[1].number ?? 0, within: 45))
    }
    // What is left is as dense as before, within the roots that lay under the disc's rim.
    let change =
      try #require(after["summary"]?["density_per_cm2"]?.number)
      / #require(before["summary"]?["density_per_cm2"]?.number)
    #expect(change > 0.8 && change < 1.25, "\(change)")
  }
}
