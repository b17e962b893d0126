#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Writes a file of any length piece by piece beside its place and renames it at the end, so that nobody ever finds half
/// of it.
public final class AtomicFileStream {
  private let path: String
  private let temporary: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []

  private static let bufferSize = 1 << 18

  /// - Throws: `FileError` with the step `create`.
  public init(_ path: String) throws(FileError) {
    self.path = path
    (descriptor, temporary) = try AtomicFile.beginTemporary(beside: path)
    buffer.reserveCapacity(Self.bufferSize + 1024)
  }

  /// What was not finished is taken away.
  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    AtomicFile.endTemporary(temporary, remove: true)
  }

  /// - Throws: `FileError` with the step `write`.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    buffer += bytes
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Puts the file in its place.
  ///
  /// - Throws: `FileError` with the step `create` or `write`.
  public func finish() throws(FileError) {
    try flush()
    let open = descriptor
    descriptor = -1
    var code: Int32 = 0
    if close(open) != 0 { code = errno }
    if code == 0, rename(temporary, path) != 0 { code = errno }
    AtomicFile.endTemporary(temporary, remove: code != 0)
    guard code == 0 else { throw FileError(.write, path: path, code: code) }
  }

  private func flush() throws(FileError) {
    try FileDescriptor.write(buffer, to: descriptor, path: path)
    buffer.removeAll(keepingCapacity: true)
  }
}
