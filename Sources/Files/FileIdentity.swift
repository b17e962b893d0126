#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What tells, without reading it, whether a file is still the same.
public struct FileIdentity: Sendable, Hashable {
  public var byteCount: Int
  /// Since 1970, in nanoseconds.
  public var modifiedNs: Int
  public var inode: Int

  public init(byteCount: Int, modifiedNs: Int, inode: Int) {
    self.byteCount = byteCount
    self.modifiedNs = modifiedNs
    self.inode = inode
  }

  /// - Throws: `FileError` with the step `openForReading`, also for a folder.
  public init(of path: String) throws(FileError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileError(.openForReading, path: path, code: errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw FileError(.openForReading, path: path, code: EISDIR) }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    self.init(
      byteCount: Int(status.st_size), modifiedNs: Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec),
      inode: Int(truncatingIfNeeded: status.st_ino))
  }
}
