#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file of this process in memory, for readers that take a path.
public struct ScratchFile: Sendable {
  public let path: String

  public init(suffix: String = "") {
    let folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    path = "\(folder)/trichogram-fuzz-\(getpid())\(suffix)"
  }

  /// Makes the file hold just these bytes.
  public func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    precondition(descriptor >= 0, "cannot write \(path)")
    defer { close(descriptor) }
    var done = 0
    while done < bytes.count {
      let count = Swift.max(0, systemWrite(descriptor, bytes.baseAddress! + done, bytes.count - done))
      precondition(count > 0, "cannot write \(path)")
      done += count
    }
  }
}

/// The system's `write`, which the method's own name hides inside the type.
private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, start, count)
}
