import ChildProcessSupport
import Foundation
import Imaging
import Testing

/// The photos in `SampleImages` and the commands in its README that make them.
@Suite struct SampleImagesTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("SampleImages")

  /// The arguments of each command, without the folder that it writes to.
  private static func commands() throws -> [[String]] {
    let readme = try String(contentsOf: folder.appendingPathComponent("README.md"), encoding: .utf8)
    return readme.split(separator: "\n").filter { $0.hasPrefix("trichogram phantom ") }.map { line in
      var words = line.split(separator: " ").dropFirst().map(String.init)
      if let output = words.firstIndex(of: "--output") { words.removeSubrange(output...output + 1) }
      return words
    }
  }

  private static func stem(of command: [String]) -> String {
    command.firstIndex(of: "--stem").map { command[$0 + 1] } ?? ""
  }

  @Test func everyFileComesFromACommand() throws {
    let stems = try Self.commands().map(Self.stem)
    #expect(stems.count >= 8)
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter {
      $0 != "README.md" && $0 != "study.csv"
    }
    for stem in stems { #expect(files.contains { $0.hasPrefix(stem) }, "\(stem)") }
    for file in files { #expect(stems.contains { file.hasPrefix($0) }, "\(file)") }
    for file in files where file.hasSuffix(".jpg") || file.hasSuffix(".png") {
      #expect(files.contains("\(file.dropLast(4)).truth.json"), "\(file)")
    }
  }

  @Test(arguments: ["clipped-dark", "treatment"])
  func theCommandGivesTheSameTruth(stem: String) throws {
    let command = try #require(try Self.commands().first { Self.stem(of: $0) == stem })
    try Self.withFilesMade(by: command) { made, names in
      let truths = names.filter { $0.hasSuffix(".json") }
      #expect(!truths.isEmpty)
      for name in truths {
        let new = try Self.bytes(made, name)
        let old = try Self.bytes(Self.folder, name)
        #expect(new == old, "\(name)")
      }
    }
  }

  /// Pixels of a JPEG depend on the version of libjpeg, those of a PNG on nothing.
  @Test func theCommandOfThePNGGivesTheSameTruthAndPixels() throws {
    let command = try #require(try Self.commands().first { $0.contains("png") })
    try Self.withFilesMade(by: command) { made, names in
      #expect(names.count == 2)
      for name in names {
        let new = try Self.bytes(made, name)
        let old = try Self.bytes(Self.folder, name)
        let same = name.hasSuffix(".png") ? try Self.pixels(new) == Self.pixels(old) : new == old
        #expect(same, "\(name)")
      }
    }
  }

  private static func withFilesMade(by command: [String], _ body: (URL, [String]) throws -> Void) throws {
    let made = FileManager.default.temporaryDirectory.appendingPathComponent("trichogram-\(UUID())")
    defer { try? FileManager.default.removeItem(at: made) }
    let result = try Command.run(command + ["--output", made.path])
    #expect(result.code == 0)
    try body(made, FileManager.default.contentsOfDirectory(atPath: made.path))
  }

  private static func bytes(_ folder: URL, _ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
  }

  private static func pixels(_ file: [UInt8]) throws -> [UInt8] {
    guard case .rgb8(let pixels) = try PhotoDecoder.decode(file).samples else { return [] }
    #expect(!pixels.isEmpty)
    return pixels
  }
}
