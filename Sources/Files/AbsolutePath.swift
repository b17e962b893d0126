#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Paths from the root.
public enum AbsolutePath {
  /// That of an existing file or folder, symbolic links followed.
  ///
  /// - Throws: `FileError` with the step `openForReading`.
  public static func of(_ path: String) throws(FileError) -> String {
    guard let real = realpath(path, nil) else { throw FileError(.openForReading, path: path, code: errno) }
    defer { free(real) }
    return String(cString: real)
  }

  /// The folder that an absolute path lies in.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return "/" }
    return String(path[..<slash])
  }
}
