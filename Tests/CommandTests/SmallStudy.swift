import ChildProcessSupport
import Foundation
import JSONSchemaSupport
import Synchronization
import Testing

/// A study of small phantoms, made once: S1 before and after a treatment, two photos of S2, a phototrichogram of S3.
struct SmallStudy {
  static let photos = made(width: 640, height: 480)
  /// The same too small to say much, for tests that look at other things.
  static let tinyPhotos = made(width: 320, height: 240)
  /// Kept as long as tests of this process need them.
  private static let folders = Mutex<[String]>([])

  private static func made(width: Int, height: Int) -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trichogram-study-\(UUID())").path
    let size = ["--set", "width=\(width)", "--set", "height=\(height)"]
    for arguments in [
      ["--seed", "1", "--before-after", "--stem", "treated"], ["--seed", "2", "--stem", "single1"],
      ["--seed", "3", "--stem", "single2"],
      ["--seed", "4", "--phototrichogram", "--stem", "growth"],
    ] {
      let result = try? Command.run(["phantom"] + arguments + size + ["--output", folder])
      precondition(result?.code == 0, result?.errors ?? "phantoms cannot be made")
    }
    folders.withLock { folders in
      if folders.isEmpty {
        atexit {
          SmallStudy.folders.withLock { for folder in $0 { try? FileManager.default.removeItem(atPath: folder) } }
        }
      }
      folders.append(folder)
    }
    return folder
  }

  let folder: String
  var output: String { folder + "/results" }
  var manifest: String { folder + "/study.csv" }
  var archive: String { output + "/archive.sqlite" }

  static let header = "photo,subject,site,visit,date,protocol,ferritin\n"
  static let rows = [
    "before.jpg,S1,vertex,v1,2026-01-05,,20", "after.jpg,S1,vertex,v2,2026-04-06,,35",
    "one.jpg,日本 001,vertex,v1,2026-01-05,,", "two.jpg,日本 001,vertex,v2,2026-04-06,,",
    "day0.jpg,=cmd(),occipital,v1,2026-01-05,day0,=1+1", "day2.jpg,=cmd(),occipital,v1,2026-01-07,day2,=1+1",
  ]

  /// A folder with the photos and the manifest.
  init(tiny: Bool = false) throws {
    let photos = tiny ? Self.tinyPhotos : Self.photos
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("trichogram-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let names = try FileManager.default.contentsOfDirectory(atPath: photos).filter { $0.hasSuffix(".jpg") }
      .sorted()
    precondition(names.count == 6, "\(names)")
    // day0, day2, single of both seeds, after, before: the order of the names.
    let targets = ["day0", "day2", "one", "two", "after", "before"]
    for (name, target) in zip(names, targets) {
      try FileManager.default.copyItem(atPath: photos + "/" + name, toPath: folder + "/\(target).jpg")
    }
    try write(Self.rows)
  }

  func write(_ rows: [String], header: String = Self.header) throws {
    try (header + rows.joined(separator: "\n") + "\n").write(toFile: manifest, atomically: true, encoding: .utf8)
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  func run(_ more: String...) throws -> ChildProcess.Result {
    try Command.run(["batch", manifest, "--output", output, "--um-per-px", "8"] + more)
  }

  func summary() throws -> JSONValue {
    try JSONValue(parsing: String(contentsOfFile: output + "/summary.json", encoding: .utf8))
  }

  func numbers(_ names: String...) throws -> [Double?] {
    let summary = try summary()
    return names.map { summary[$0]?.number }
  }

  func text(_ name: String) throws -> String { try String(contentsOfFile: output + "/" + name, encoding: .utf8) }

  /// All exported tables of an archive, by their names.
  func export(_ archive: String? = nil) throws -> [String: String] {
    let tables = folder + "/tables-\(UUID())"
    let result = try Command.run("export", "--archive", archive ?? self.archive, "--output", tables)
    #expect(result.code == 0)
    var texts: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: tables) {
      texts[name] = try String(contentsOfFile: tables + "/" + name, encoding: .utf8)
    }
    return texts
  }
}
