import ChildProcessSupport
import Foundation
import JSONSchemaSupport
import Testing

@Suite struct DetectionLimitTests {
  private func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trichogram-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }

  @Test func theDetectionLimitIsMeasuredOnRequest() throws {
    try withFolder { folder in
      _ = try Command.run(
        "phantom", "--set", "width=640", "--set", "height=480", "--set", "um-per-px=8", "--stem", "p", "--format",
        "png",
        "--output", folder)
      let plain = try Command.run("analyze", folder + "/p.png", "--um-per-px", "8", "--format", "json")
      #expect(try JSONValue(parsing: plain.output)["quality"]?["detection_limit_um"] == .null)
      let measured = try Command.run(
        "analyze", folder + "/p.png", "--um-per-px", "8", "--detection-limit", "--format", "json")
      let limit = try #require(JSONValue(parsing: measured.output)["quality"]?["detection_limit_um"]?.number)
      #expect((10...40).contains(limit))
      #expect(
        try Command.run("analyze", folder + "/p.png", "--um-per-px", "8", "--detection-limit", "--format", "json")
          .output == measured.output)
    }
  }
}
