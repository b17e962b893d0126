import Foundation

/// A number for a table.
func rounded(_ value: Double) -> String { String(format: value < 10 ? "%.2f" : value < 1000 ? "%.1f" : "%.0f", value) }

/// The results as a table for people and as JSON for programs.
struct Report: Encodable {
  struct Row: Encodable {
    var photo: String
    var megapixels: Double
    var runs: Int
    var decodeMs: Double
    var analyzeMs: Double
    var ratio: Double
    var nsPerPixel: Double
    var peakMB: Double
    var stagesMs: [String: Double]
  }

  var photos: [Row]
  var instructionsPerPixel: Double?

  init(_ results: [Measured], instructionsPerPixel: Double?) {
    self.instructionsPerPixel = instructionsPerPixel
    photos = results.map { result in
      Row(
        photo: result.photo.name, megapixels: Double(result.photo.pixels) / 1e6, runs: result.runs,
        decodeMs: result.decodeMs, analyzeMs: result.analyzeMs, ratio: result.ratio, nsPerPixel: result.nsPerPixel,
        peakMB: result.peakMB,
        stagesMs: Dictionary(uniqueKeysWithValues: result.stages.map { ($0.stage, $0.milliseconds) }))
    }
  }

  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return try encoder.encode(self)
  }

  static func table(_ results: [Measured]) -> String {
    func line(_ cells: [String]) -> String {
      cells.enumerated().map { index, cell in
        let room = String(repeating: " ", count: max(0, (index == 0 ? 18 : 11) - cell.count))
        return index == 0 ? cell + room : room + cell
      }.joined() + "\n"
    }
    var text = line(["photo", "decode ms", "analyse ms", "ratio", "ns/px", "peak MB", "runs"])
    for r in results {
      text += line([
        r.photo.name, rounded(r.decodeMs), rounded(r.analyzeMs), rounded(r.ratio), rounded(r.nsPerPixel),
        rounded(r.peakMB), "\(r.runs)",
      ])
    }
    text += "\nns/px of the stages\n"
    var stages: [String] = []
    for r in results { for s in r.stages where !stages.contains(s.stage) { stages.append(s.stage) } }
    text += line(["stage"] + results.map { $0.photo.name.replacing("clipped-", with: "") })
    for stage in stages {
      text += line(
        [stage]
          + results.map { r in
            r.stages.first { $0.stage == stage }.map { rounded($0.milliseconds * 1e6 / Double(r.photo.pixels)) } ?? "–"
          })
    }
    return text
  }
}
