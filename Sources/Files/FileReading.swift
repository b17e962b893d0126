#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Reads whole files.
public enum FileReading {
  /// The bytes of the file at `path`, which may also be a pipe.
  ///
  /// - Parameter limit: the most bytes that are accepted, so that an endless stream cannot take all memory.
  /// - Throws: `FileError` with the step `openForReading`, `read` or `tooLarge`.
  public static func bytes(at path: String, limit: Int = 2 << 30) throws(FileError) -> [UInt8] {
    let descriptor = OpenFile.descriptor(path, O_RDONLY)
    guard descriptor >= 0 else { throw FileError(.openForReading, path: path, code: errno) }
    defer { close(descriptor) }

    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(.openForReading, path: path, code: errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw FileError(.openForReading, path: path, code: EISDIR) }
    let size = max(0, Int(status.st_size))
    guard size <= limit else { throw FileError(.tooLarge(limit: limit), path: path, code: 0) }

    // One byte more than the size says: a regular file then ends within the first chunk.
    var bytes = try chunk(of: max(size + 1, 4096), from: descriptor, path: path)
    var isAtEnd = bytes.count <= size
    while !isAtEnd {
      let more = try chunk(of: 1 << 20, from: descriptor, path: path)
      bytes += more
      isAtEnd = more.isEmpty
      guard bytes.count <= limit else { throw FileError(.tooLarge(limit: limit), path: path, code: 0) }
    }
    return bytes
  }

  /// - Throws: `FileError` with the step `openForReading` where there is nothing at `path` that may be read.
  public static func checkIsReadable(_ path: String) throws(FileError) {
    guard access(path, R_OK) == 0 else { throw FileError(.openForReading, path: path, code: errno) }
  }

  /// The next `count` bytes, fewer only at the end.
  private static func chunk(of count: Int, from descriptor: Int32, path: String) throws(FileError) -> [UInt8] {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = read(descriptor, buffer.baseAddress! + filled, count - filled)
        if got > 0 {
          filled += got
        } else if got == 0 {
          return
        } else if errno != EINTR {
          code = errno
          return
        }
      }
    }
    guard code == 0 else { throw FileError(.read, path: path, code: code) }
    return bytes
  }
}
