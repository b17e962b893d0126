/// Names of photos, from which those of their output files are made.
enum PhotoStem {
  /// A path's last part.
  static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The name without its ending: `p01` of `photos/p01.jpg`.
  static func of(_ path: String) -> String {
    let name = name(of: path)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The first two paths with one stem.
  static func firstClash(in paths: [String]) -> (String, String)? {
    var pathOfStem: [String: String] = [:]
    for path in paths {
      if let other = pathOfStem.updateValue(path, forKey: of(path)) { return (other, path) }
    }
    return nil
  }
}
