import Foundation

/// What no photo may take more than: ratios, and counts of instructions, which do not depend on how busy a machine is.
struct Thresholds: Decodable {
  /// Analysing ÷ decoding, by the photo's name.
  var ratio: [String: Double]
  /// The most memory of all, megabytes.
  var peakMB: Double
  /// Instructions per pixel of the small photo, where they are counted.
  var instructionsPerPixel: Double

  init(path: String) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// What is worse than it may be, a line each.
  func violations(_ results: [Measured], instructionsPerPixel counted: Double?) -> [String] {
    var lines: [String] = []
    for result in results {
      guard let most = ratio[result.photo.name] else { continue }
      if result.ratio > most {
        lines.append("\(result.photo.name): \(rounded(result.ratio)) times decoding, allowed are \(rounded(most))")
      }
    }
    if let peak = results.map(\.peakMB).max(), peak > peakMB {
      lines.append("peak memory: \(rounded(peak)) MB, allowed are \(rounded(peakMB))")
    }
    if let counted, counted > instructionsPerPixel {
      lines.append("instructions per pixel: \(rounded(counted)), allowed are \(rounded(instructionsPerPixel))")
    }
    return lines
  }
}
