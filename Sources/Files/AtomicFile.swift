import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Writes whole files beside their place and renames them, so that nobody ever finds half a file.
public enum AtomicFile {
  /// Writes `bytes` as the file at `path`, replacing what is there.
  ///
  /// A symbolic link is followed, and keeps pointing at its file; a device or pipe is written to directly.
  ///
  /// - Throws: `FileError` with the step `create` or `write`; what was at `path` is then still there, unchanged.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    var status = stat()
    let exists = stat(path, &status) == 0
    switch exists ? status.st_mode & S_IFMT : S_IFREG {
    case S_IFREG:
      try replace(resolved(path), with: bytes, mode: exists ? status.st_mode & 0o777 : nil, path: path)
    case S_IFDIR:
      throw FileError(.create, path: path, code: EISDIR)
    default:
      let descriptor = OpenFile.descriptor(path, O_WRONLY)
      guard descriptor >= 0 else { throw FileError(.create, path: path, code: errno) }
      defer { close(descriptor) }
      try FileDescriptor.write(bytes, to: descriptor, path: path)
    }
  }

  /// Writes `text` in UTF-8 as the file at `path`; see `write(_:to:)`.
  public static func write(_ text: String, to path: String) throws(FileError) {
    try write(Array(text.utf8), to: path)
  }

  /// Ends the process at once, from any thread, without leaving unfinished files.
  public static func endProcess(_ code: Int32) -> Never {
    unfinished.withLock { paths in
      for path in paths { unlink(path) }
      // Within the lock, so that no thread begins another file.
      _exit(code)
    }
  }

  /// Opens a new file beside `target`, which is taken away if the process ends before `endTemporary`.
  ///
  /// - Parameter path: what to call the target in an error.
  static func beginTemporary(
    beside target: String, path: String? = nil
  ) throws(FileError) -> (descriptor: Int32, path: String) {
    let number = serial.add(1, ordering: .relaxed).newValue
    let temporary = "\(folder(of: target)).trichogram-\(getpid())-\(number).partial"
    let (descriptor, code) = unfinished.withLock { paths in
      let descriptor = OpenFile.descriptor(temporary, O_WRONLY | O_CREAT | O_EXCL, mode: 0o666)
      if descriptor >= 0 { paths.append(temporary) }
      return (descriptor, errno)
    }
    guard descriptor >= 0 else { throw FileError(.create, path: path ?? target, code: code) }
    return (descriptor, temporary)
  }

  /// Forgets a temporary file that was renamed, or is removed now.
  static func endTemporary(_ temporary: String, remove: Bool) {
    if remove { unlink(temporary) }
    unfinished.withLock { $0.removeAll { $0 == temporary } }
  }

  /// Takes unfinished files away that processes left which are no more: those that were killed.
  public static func removeAbandoned(in folder: String) {
    for name in (try? Folder.names(in: folder)) ?? [] {
      let parts = name.split(separator: "-")
      guard name.hasPrefix(".trichogram-"), name.hasSuffix(".partial"), parts.count == 3, let process = pid_t(parts[1]),
        process > 0, kill(process, 0) != 0, errno == ESRCH
      else { continue }
      unlink(folder + "/" + name)
    }
  }

  /// The temporary files of writes under way.
  private static let unfinished = Mutex<[String]>([])
  private static let serial = Atomic<Int>(0)

  private static func replace(
    _ target: String, with bytes: [UInt8], mode: mode_t?, path: String
  ) throws(FileError) {
    let (descriptor, temporary) = try beginTemporary(beside: target, path: path)
    defer { unfinished.withLock { $0.removeAll { $0 == temporary } } }

    do throws(FileError) {
      // Closed before the rename: some file systems report a full disk only then.
      do throws(FileError) {
        if let mode { fchmod(descriptor, mode) }
        try FileDescriptor.write(bytes, to: descriptor, path: path)
      } catch {
        close(descriptor)
        throw error
      }
      guard close(descriptor) == 0 else { throw FileError(.write, path: path, code: errno) }
      guard rename(temporary, target) == 0 else { throw FileError(.create, path: path, code: errno) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// The path with symbolic links followed, or the path itself where there is no such file yet.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// The folder part of a path with its slash; empty for a bare name.
  private static func folder(of path: String) -> Substring {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return path[...slash]
  }
}
