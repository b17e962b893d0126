#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Writing to open descriptors.
public enum FileDescriptor {
  /// Writes all of `bytes`.
  ///
  /// - Parameter path: what to call the destination in an error.
  /// - Throws: `FileError` with the step `write`.
  public static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(FileError) {
    let code = bytes.withUnsafeBytes { buffer -> Int32 in
      var done = 0
      while done < buffer.count {
        let written = systemWrite(descriptor, buffer.baseAddress! + done, buffer.count - done)
        if written >= 0 {
          done += written
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
    guard code == 0 else { throw FileError(.write, path: path, code: code) }
  }
}

/// The system's `write`, which the method's own name hides inside the type.
private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, start, count)
}
