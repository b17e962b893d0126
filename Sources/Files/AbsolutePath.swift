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

  /// That of the folder that an existing file lies in.
  ///
  /// - Throws: `FileError` with the step `openForReading`.
  public static func ofFolder(holding path: String) throws(FileError) -> String {
    _ = try of(path)
    guard let slash = path.lastIndex(of: "/") else { return try of(".") }
    return try of(slash == path.startIndex ? "/" : String(path[..<slash]))
  }
}
