#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Folders for output.
public enum Folder {
  /// Makes the folder at `path` with all folders above it; an existing one is left as it is.
  ///
  /// - Throws: `FileError` with the step `create`.
  public static func create(_ path: String) throws(FileError) {
    for end in path.indices where path[end] == "/" && end > path.startIndex {
      try createOne(String(path[..<end]), path: path)
    }
    try createOne(path, path: path)
  }

  private static func createOne(_ folder: String, path: String) throws(FileError) {
    guard mkdir(folder, 0o777) != 0 else { return }
    let code = errno
    var status = stat()
    guard stat(folder, &status) == 0 else { throw FileError(.create, path: path, code: code) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw FileError(.create, path: path, code: ENOTDIR) }
  }
}

extension Folder {
  /// Takes a file away.
  ///
  /// - Throws: `FileError` with the step `write`.
  public static func removeFile(_ path: String) throws(FileError) {
    guard unlink(path) == 0 else { throw FileError(.write, path: path, code: errno) }
  }
}
