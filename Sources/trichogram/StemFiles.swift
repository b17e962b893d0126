import Files

/// Files of one kind by their stem, the part of the name before the kind's ending: `p01` of `p01.truth.json`.
struct StemFiles {
  struct File {
    var stem: String
    var path: String
  }

  /// In the order given; the files of a folder in the order of their names.
  private(set) var files: [File] = []

  /// Takes files as they are, and of folders the files with the ending.
  ///
  /// - Throws: `Failure` where a folder has no such file (66), or two files have the same stem (64).
  init(_ paths: [String], ending: String) throws {
    for path in paths {
      guard Folder.exists(at: path) else {
        files.append(File(stem: Self.stem(of: path, ending), path: path))
        continue
      }
      let names = try Folder.names(in: path).filter { $0.hasSuffix(ending) }
      guard !names.isEmpty else {
        throw Failure(
          code: .noInput, subject: path, problem: "there is no *\(ending) in this folder", advice: "check the path")
      }
      let folder = path.hasSuffix("/") ? path : path + "/"
      files += names.map { File(stem: Self.stem(of: $0, ending), path: folder + $0) }
    }
    var pathOfStem: [String: String] = [:]
    for file in files {
      if let other = pathOfStem.updateValue(file.path, forKey: file.stem) {
        throw Failure(
          code: .usage, subject: file.path, problem: "has the same stem as \(other)", advice: "give one of them")
      }
    }
  }

  /// The path of the file with this stem.
  func path(of stem: String) -> String? { files.first { $0.stem == stem }?.path }

  private static func stem(of path: String, _ ending: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    for suffix in [ending, ".json"] where name.hasSuffix(suffix) && name.count > suffix.count {
      return String(name.dropLast(suffix.count))
    }
    return name
  }
}
