import ChildProcessSupport
import Foundation
import JSONSchemaSupport
import Testing

@Suite struct TilesTests {
  /// Shafts are traced and units made beyond a tile, and each root and each unit lies in one.
  @Test func tilesOfAPhotoAddUpToTheWhole() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trichogram-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let made = try Command.run(
      "phantom", "--set", "width=480", "--set", "height=360", "--set", "um-per-px=8", "--set", "density=220", "--stem",
      "p", "--format", "png", "--output", folder)
    #expect(made.code == 0)

    let names = [
      "hair_count", "vellus_count", "intermediate_count", "terminal_count", "follicular_unit_count",
    ]
    func numbers(_ field: String) throws -> (counts: [Double], singles: Double, area: Double) {
      let result = try Command.run(
        "analyze", folder + "/p.png", "--um-per-px", "8", "--field", field, "--format", "json")
      #expect(result.errors == "")
      let json = try JSONValue(parsing: result.output)
      let counts = try names.map { try #require(json["summary"]?[$0]?.number) }
      let share = json["summary"]?["single_hair_units_fraction"]?.number ?? 0
      return (counts, share * counts[4], try #require(json["field"]?["area_cm2"]?.number))
    }
    let whole = try numbers("frame")
    #expect(whole.counts[0] > 5)
    #expect(whole.counts[4] < whole.counts[0], "some units have several hairs, which tiles may part")
    for n in [2, 3] {
      var counts = names.map { _ in 0.0 }, singles = 0.0, area = 0.0
      let (w, h) = (480 / Double(n), 360 / Double(n))
      for row in 0..<n {
        for column in 0..<n {
          let (x, y) = (-0.5 + (Double(column) + 0.5) * w, -0.5 + (Double(row) + 0.5) * h)
          let tile = try numbers("rect:\(w * 0.008)x\(h * 0.008)@\(x),\(y)")
          for i in names.indices { counts[i] += tile.counts[i] }
          singles += tile.singles
          area += tile.area
        }
      }
      #expect(counts == whole.counts, "\(n) × \(n)")
      #expect(abs(singles - whole.singles) < 1e-6, "\(n) × \(n)")
      #expect(abs(area - whole.area) <= 1e-8 * whole.area, "\(n) × \(n)")
    }
  }

  @Test func aPolygonIsReadFromAFileAndChecked() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trichogram-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let photo = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("SampleImages/dark-skin.png").path
    func analyze(_ csv: String) throws -> ChildProcess.Result {
      try csv.write(toFile: folder + "/o.csv", atomically: true, encoding: .utf8)
      return try Command.run(
        "analyze", photo, "--um-per-px", "8", "--field", "polygon:\(folder)/o.csv", "--format", "json")
    }
    let good = try analyze("x_px,y_px\n99.5,99.5\n299.5,99.5\n99.5,299.5\n")
    let json = try JSONValue(parsing: good.output)
    #expect(json["field"]?["shape"] == .string("polygon"))
    // Half of 200 × 200 px of 8 µm.
    #expect(abs((json["field"]?["area_cm2"]?.number ?? 0) - 20_000 * 64e-8) < 1e-9)
    #expect(try analyze("x_px,y_px\n0,0\n9,9\n9,0\n0,9\n").code == 65)
    #expect(try analyze("x,y\n0,0\n9,9\n9,0\n").code == 65)
  }
}
