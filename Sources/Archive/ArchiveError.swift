import GRDB

/// Why an archive cannot be used.
public struct ArchiveError: Error, Sendable {
  public enum Kind: Sendable {
    /// It is not there, or may not be read.
    case cannotRead
    /// It is no archive, or is damaged.
    case unusable
    /// It was made by a newer version of the program.
    case newer
    /// Another run uses it.
    case busy
    /// It cannot be made or written.
    case cannotWrite
    /// Reading or writing broke off.
    case broken
  }

  public var kind: Kind
  public var path: String
  /// What is wrong, in words.
  public var problem: String
  /// What to do about it, in words.
  public var advice: String

  init(_ kind: Kind, path: String, detail: String = "") {
    self.kind = kind
    self.path = path
    let detail = detail.isEmpty ? "" : " (\(detail))"
    (problem, advice) =
      switch kind {
      case .cannotRead: ("the archive cannot be read" + detail, "check the path and who may read it")
      case .unusable:
        ("is no archive of Trichogram, or is damaged" + detail, "give another path, or restore a copy of it")
      case .newer: ("was made by a newer version of Trichogram", "use that version")
      case .busy: ("another run uses the archive", "wait until it has ended, or give another --archive")
      case .cannotWrite:
        ("the archive cannot be written" + detail, "check who may write there or give another --archive")
      case .broken:
        ("reading or writing the archive broke off" + detail, "free some space or check the disk, and run it again")
      }
  }

  init(_ error: any Error, path: String) {
    if let error = error as? ArchiveError {
      self = error
      return
    }
    if let error = error as? RowDecodingError {
      self.init(.unusable, path: path, detail: Self.firstLine("\(error)"))
      return
    }
    guard let error = error as? DatabaseError else {
      self.init(.broken, path: path, detail: "\(error)")
      return
    }
    let detail = error.message ?? "\(error.resultCode)"
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_FORMAT, .SQLITE_SCHEMA, .SQLITE_MISMATCH:
      self.init(.unusable, path: path, detail: detail)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self.init(.busy, path: path)
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      self.init(.cannotWrite, path: path, detail: detail)
    default: self.init(.broken, path: path, detail: detail)
    }
  }

  /// What a file holds may hold line ends, and an error is one line.
  private static func firstLine(_ text: String) -> String {
    String(text.prefix { !$0.isNewline }.prefix(200))
  }
}
