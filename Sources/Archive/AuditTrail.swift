import GRDB
import Synchronization
import Trichometry

/// The entries that one run adds to the archive's log.
public final class AuditTrail: Sendable {
  /// Tells the run from all others.
  public let id: String
  private let now: @Sendable () -> String
  private let number = Mutex(0)

  /// - Parameter now: the time as ISO 8601.
  public init(id: String, now: @escaping @Sendable () -> String) {
    self.id = id
    self.now = now
  }

  var time: String { now() }

  /// Adds an entry, in the transaction of what it tells of.
  func note(
    _ db: Database, _ event: String, subject: String? = nil, settingsSHA256: String? = nil,
    inputSHA256: String? = nil, outputSHA256: String? = nil, detail: String? = nil
  ) throws {
    let next = number.withLock { number in
      number += 1
      return number
    }
    let statement = try db.cachedStatement(sql: "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    try statement.execute(arguments: [
      id, next, time, event, subject, Trichogram.Software.currentVersion, settingsSHA256, inputSHA256, outputSHA256,
      detail,
    ])
  }
}

extension Archive {
  /// Notes that a run begins.
  public func begin(_ run: AuditTrail, detail: String) throws(ArchiveError) {
    try write { db in
      try db.execute(
        sql: "INSERT INTO runs (id, started, software_version) VALUES (?, ?, ?)",
        arguments: [run.id, run.time, Trichogram.Software.currentVersion])
      try run.note(db, "run begun", detail: detail)
    }
  }

  /// Notes that a run was asked to stop before it was complete.
  public func interrupt(_ run: AuditTrail) throws(ArchiveError) {
    try write { db in try run.note(db, "run interrupted") }
  }

  /// Notes that a run is complete, and what it came to.
  public func end(
    _ run: AuditTrail, photos: Int, analysed: Int, unchanged: Int, failed: Int, pairs: Int
  ) throws(ArchiveError) {
    try write { db in
      try db.execute(
        sql: """
          UPDATE runs SET ended = ?, photos = ?, analysed = ?, unchanged = ?, failed = ?, pairs = ? WHERE id = ?
          """, arguments: [run.time, photos, analysed, unchanged, failed, pairs, run.id])
      try run.note(db, "run ended")
    }
  }
}
