import Files

/// Pages of a study that lie there already.
enum StudyPage {
  private static let mark = "<meta name=\"generator\" content=\"trichogram\">"
  private static let fingerprintStart = "<meta name=\"content-sha256\" content=\""

  /// What the page at `path` was made from; `nil` where there is none of this program.
  static func fingerprint(at path: String) throws -> String? {
    guard let head = beginning(of: path), head.contains(mark), let start = head.firstRange(of: fingerprintStart) else {
      return nil
    }
    return String(head[start.upperBound...].prefix { $0 != "\"" })
  }

  /// Takes away the pages of a folder that this program made and that are not among `names`.
  static func removeOthers(than names: Set<String>, in folder: String) throws {
    for name in try Folder.names(in: folder) where name.hasSuffix(".html") && !names.contains(name) {
      let path = folder + "/" + name
      if beginning(of: path)?.contains(mark) == true { try Folder.removeFile(path) }
    }
  }

  private static func beginning(of path: String) -> String? {
    var bytes: [UInt8] = []
    guard let file = try? InputFile(path), (try? file.appendNext(to: &bytes)) == true else { return nil }
    return String(decoding: bytes.prefix(600), as: UTF8.self)
  }
}
