import ChildProcessSupport
import Foundation
import JSONSchemaSupport
import Testing

/// What the analysis finds in real photos with hand-marked hairs, where they lie beside the repository.
@Suite struct RealPhotosTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/photos/scalp")
  /// Micrometres a pixel of all of them.
  private static let umPerPx = "5.587"

  /// Under the sanitizer for threads each of 36 photos takes more than a quarter of a minute; other tests analyse phantoms.
  @Test(.enabled(if: !Command.isSanitized)) func handMarkedHairsAreFound() throws {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: Self.folder.path) else {
      print("skipped: \(Self.folder.path) is not there")
      return
    }
    let photos = names.filter { $0.hasSuffix(".jpg") || $0.hasSuffix(".png") }.sorted()
    let results = FileManager.default.temporaryDirectory.appendingPathComponent("trichogram-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: results) }
    let analysis = try Command.run(
      ["analyze"] + photos.map { Self.folder.appending(path: $0).path }
        + ["--um-per-px", Self.umPerPx, "--output", results, "--format", "csv"])
    #expect(analysis.code == 0)
    #expect(analysis.errors == "")

    let evaluation = [
      "evaluate", "--marked", Self.folder.path + "/hairs.csv", "--um-per-px", Self.umPerPx, "--against", results,
    ]
    print(try Command.run(evaluation).output)
    let pooled = try JSONValue(parsing: try Command.run(evaluation + ["--format", "json"]).output)["pooled"]
    func number(_ path: String...) throws -> Double {
      try #require(path.reduce(pooled) { $0?[$1] }?.number, "\(path)")
    }
    #expect(try number("recall", "premium_and_single", "fraction") >= 0.80)
    #expect(try number("recall", "undersize", "fraction") >= 0.55)
    #expect((0.85...1.2).contains(try number("found_per_marked")))
    #expect(try number("direction_right", "fraction") >= 0.93)
    #expect(try number("count_correlation") >= 0.85)
    #expect((70.0...95).contains(try number("median_diameter_um", "single")))
    #expect((30.0...60).contains(try number("median_diameter_um", "undersize")))
  }
}
