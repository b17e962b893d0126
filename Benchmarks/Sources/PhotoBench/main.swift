import CMemory
import Foundation
import TrichogramKit

let usage = """
  PhotoBench make FOLDER                        draws the photos that are not there yet
  PhotoBench run FOLDER JSON THRESHOLDS [N]     measures them; N: instructions per pixel, counted elsewhere
  PhotoBench once decode|analyze FILE UM        does one thing once, for tools that count instructions
  """

/// Everything a run of this program may be asked for.
func main(_ arguments: [String]) throws -> Int32 {
  func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) }
  switch (arguments.first, arguments.count) {
  case ("make", 2):
    for photo in BenchPhoto.all + [.counted] {
      let path = arguments[1] + "/" + photo.file
      if FileManager.default.fileExists(atPath: path) { continue }
      try Data(photo.bytes()).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
    return 0
  case ("run", 4), ("run", 5):
    let counted = arguments.count == 5 ? Double(arguments[4]) : nil
    let results = try BenchPhoto.all.map { try Measured($0, bytes(arguments[1] + "/" + $0.file)) }
    print(Report.table(results))
    if let counted { print("instructions per pixel of \(BenchPhoto.counted.name): \(rounded(counted))") }
    try Report(results, instructionsPerPixel: counted).json().write(to: URL(fileURLWithPath: arguments[2]))
    let violations = try Thresholds(path: arguments[3]).violations(results, instructionsPerPixel: counted)
    for violation in violations { print("REGRESSION \(violation)") }
    return violations.isEmpty ? 0 : 1
  case ("once", 4):
    let file = try bytes(arguments[2])
    if arguments[1] == "decode" {
      _ = try PhotoDecoder.decode(file)
    } else {
      _ = try PhotoAnalyzer(scale: .umPerPx(Double(arguments[3]) ?? 8)).analyze(file, name: "photo")
    }
    return 0
  default:
    print(usage)
    return 64
  }
}

extension BenchPhoto {
  /// Small, because counting instructions takes fifty times as long.
  static let counted = BenchPhoto(name: "counted", preset: "black", width: 480, height: 360, umPerPx: 8)
}

// As the command does.
trichogram_keep_freed_memory()
exit(try main(Array(CommandLine.arguments.dropFirst())))
