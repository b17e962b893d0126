import ChildProcessSupport
import Foundation
import Imaging
import JSONSchemaSupport
import Testing

@Suite struct InvarianceTests {
  /// However the camera was held, the hairs are the same.
  @Test func aTurnedOrMirroredPhotoHasTheSameHairs() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trichogram-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (w, h) = (610, 483)
    let made = try Command.run(
      "phantom", "--set", "width=\(w)", "--set", "height=\(h)", "--set", "um-per-px=7.3", "--set", "density=200",
      "--stem", "p", "--format", "png", "--output", folder)
    #expect(made.code == 0)
    let photo = try PhotoDecoder.decode([UInt8](Data(contentsOf: URL(fileURLWithPath: folder + "/p.png"))))
    guard case .rgb8(let samples) = photo.samples else {
      Issue.record("the phantom is no photo of three bytes a pixel")
      return
    }

    /// Counts and mean diameter of the photo whose pixel (x, y) is that of `source`.
    func numbers(
      _ width: Int, _ source: (_ x: Int, _ y: Int) -> Int
    ) throws -> (count: Double, sure: Int, diameterUm: Double) {
      let pixels = (0..<w * h).flatMap { i in
        let from = 3 * source(i % width, i / width)
        return samples[from..<from + 3]
      }
      let path = folder + "/q.png"
      try Data(PNGEncoder.encode(.rgb8(pixels), width: width, height: w * h / width)).write(
        to: URL(fileURLWithPath: path))
      let result = try Command.run("analyze", path, "--um-per-px", "7.3", "--format", "json")
      let analysis = try JSONValue(parsing: result.output)
      let confidences = try #require(analysis["hairs"]).items.compactMap { $0["confidence"]?.number }
      return (
        try #require(analysis["summary"]?["hair_count"]?.number), confidences.filter { $0 >= 0.5 }.count,
        try #require(analysis["summary"]?["mean_diameter_um"]?.number)
      )
    }
    let plain = try numbers(w) { x, y in y * w + x }
    #expect(plain.count > 15)
    let others = [
      try numbers(w) { x, y in y * w + w - 1 - x }, try numbers(h) { x, y in x * w + w - 1 - y },
      try numbers(w) { x, y in (h - 1 - y) * w + w - 1 - x },
    ]
    for other in others {
      #expect(other.count == plain.count)
      #expect(other.sure == plain.sure)
      #expect(abs(other.diameterUm - plain.diameterUm) <= 0.02 * plain.diameterUm)
    }
  }
}
