#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file that could not be read or written: which, at which step, and the system's reason.
public struct FileError: Error, Sendable, Hashable {
  /// The step that failed.
  public enum Step: Sendable, Hashable {
    /// The file is missing, may not be read, or is a folder.
    case openForReading
    /// Reading an open file broke off.
    case read
    /// The file holds more bytes than the reader accepts.
    case tooLarge(limit: Int)
    /// The file or folder could not be made.
    case create
    /// Writing broke off: a full disk, a closed pipe.
    case write
  }

  public var step: Step
  /// The path as it was given.
  public var path: String
  /// The system's `errno`; 0 where the system was not the one to refuse.
  public var code: Int32

  public init(_ step: Step, path: String, code: Int32) {
    self.step = step
    self.path = path
    self.code = code
  }

  /// Whether the reader at the other end of a pipe has gone.
  public var isClosedPipe: Bool { step == .write && code == EPIPE }

  /// Whether the file, or a folder on its path, is not there.
  public var isMissing: Bool { step == .openForReading && code == ENOENT }

  /// Whether there is no room left: disk, quota or file size limit.
  public var isOutOfSpace: Bool { [ENOSPC, EDQUOT, EFBIG].contains(code) }

  /// What is wrong, in words.
  public var problem: String {
    switch step {
    case .openForReading: "cannot be read (\(reason))"
    case .read: "reading failed (\(reason))"
    case .tooLarge(let limit): "is larger than \(limit) bytes"
    case .create: "cannot be created (\(reason))"
    case .write: "writing failed (\(reason))"
    }
  }

  /// What to do about it, in words.
  public var advice: String {
    if isOutOfSpace { return "free some space or write elsewhere" }
    switch (step, code) {
    case (.openForReading, ENOENT), (.openForReading, ENOTDIR): return "check the path"
    case (.openForReading, EISDIR): return "name the files in it, as FOLDER/*.jpg"
    case (.openForReading, EACCES), (.openForReading, EPERM): return "check who may read it"
    case (.openForReading, _), (.read, _): return "check the disk and try again"
    case (.tooLarge, _): return "give a smaller file"
    case (.create, EISDIR): return "name a file, not a folder"
    case (.create, ENOENT): return "make its folder first"
    case (.create, ENOTDIR), (.create, EEXIST): return "a file is in the way of a folder; give another path"
    case (.create, _): return "check who may write there or give another path"
    case (.write, _): return "check the disk and try again"
    }
  }

  private var reason: String { String(cString: strerror(code)) }
}
