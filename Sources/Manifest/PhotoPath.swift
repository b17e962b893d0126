/// Paths of photos, which stay below the manifest's folder.
enum PhotoPath {
  /// What is wrong with a path, and what to do; `nil` where it can be used.
  static func objection(_ path: String) -> (problem: String, advice: String)? {
    if path.isEmpty { return ("the photo is missing", "give its path below the manifest's folder") }
    if path.hasPrefix("/") || path.hasPrefix("~") {
      return ("the photo's path is not relative to the manifest", "give its path below the manifest's folder")
    }
    if path.split(separator: "/").contains("..") {
      return ("the photo's path leaves the manifest's folder", "give its path below the manifest's folder, without ..")
    }
    if path.utf8.count > 4000 { return ("the photo's path is too long", "move it to a shorter path") }
    return nil
  }

  /// Without `./` and doubled slashes, so that equal files have equal paths.
  static func normalized(_ path: String) -> String {
    path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }
}
