#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file that is read piece by piece, for what is too large to be held whole.
public final class InputFile {
  private let descriptor: Int32
  private let path: String

  /// - Throws: `FileError` with the step `openForReading`.
  public init(_ path: String) throws(FileError) {
    self.path = path
    descriptor = OpenFile.descriptor(path, O_RDONLY)
    guard descriptor >= 0 else { throw FileError(.openForReading, path: path, code: errno) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw FileError(.openForReading, path: path, code: EISDIR)
    }
  }

  deinit { close(descriptor) }

  /// Appends up to 64 KiB of what comes next to `bytes`.
  ///
  /// - Returns: whether there was anything; `false` at the end of the file.
  /// - Throws: `FileError` with the step `read`.
  public func appendNext(to bytes: inout [UInt8]) throws(FileError) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count > 0 {
        bytes += chunk[..<count]
        return true
      }
      if count == 0 { return false }
      guard errno == EINTR else { throw FileError(.read, path: path, code: errno) }
    }
  }
}
