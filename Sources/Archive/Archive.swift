import GRDB

/// Everything that is known of a study's photos, in one SQLite file.
///
/// A photo is there whole or not at all: its trichogram, hairs and curves are written in one transaction. See
/// `Documentation/archive.md` for the tables.
public final class Archive: Sendable {
  public enum Access: Sendable {
    /// Makes the file where there is none; nobody else may use it meanwhile.
    case exclusive
    /// Changes nothing.
    case reading
    /// An empty archive in memory, for trying.
    case inMemory
  }

  let queue: DatabaseQueue
  public let path: String
  private let access: Access

  /// What tells an archive from other SQLite files: "Tric".
  static let applicationID = 0x5472_6963

  /// - Throws: ``ArchiveError``.
  public init(_ path: String, access: Access) throws(ArchiveError) {
    self.path = path
    self.access = access
    do {
      var configuration = Configuration()
      configuration.label = "archive"
      configuration.busyMode = .timeout(2)
      configuration.readonly = access == .reading
      configuration.prepareDatabase { db in
        if access == .exclusive {
          try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
          // A kill loses nothing that was committed; a power failure may lose the last photos, never the file.
          try db.execute(sql: "PRAGMA journal_mode = WAL")
          try db.execute(sql: "PRAGMA synchronous = NORMAL")
          try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
        }
        // The file may be a stranger's: nothing that its schema says is run, and its pages are checked as they are read.
        try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
        try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA cache_size = -16000; PRAGMA temp_store = FILE")
      }
      queue =
        access == .inMemory
        ? try DatabaseQueue(configuration: configuration)
        : try DatabaseQueue(path: path, configuration: configuration)
      let migrator = Self.migrator
      try queue.read { db in
        let id = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        guard id == Self.applicationID || (tables == 0 && access != .reading) else {
          throw ArchiveError(.unusable, path: path)
        }
        guard try !migrator.hasBeenSuperseded(db) else { throw ArchiveError(.newer, path: path) }
        if access == .reading, try !migrator.hasCompletedMigrations(db) {
          throw ArchiveError(
            .unusable, path: path, detail: "it is of an older version; run trichogram batch on it once")
        }
      }
      if access != .reading { try migrator.migrate(queue) }
      guard try queue.read(Self.schema) == Self.ownSchema() else {
        throw ArchiveError(.unusable, path: path, detail: "its tables are not those of an archive")
      }
    } catch {
      var failure = ArchiveError(error, path: path)
      if access == .reading, failure.kind == .cannotWrite { failure = ArchiveError(.cannotRead, path: path) }
      throw failure
    }
  }

  /// Ends its use, with everything in one file that can be read where nothing may be written. Nothing can be read or
  /// written afterwards.
  public func close() throws(ArchiveError) {
    do {
      if access == .exclusive {
        try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
      }
      try queue.close()
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
    do { return try queue.read(body) } catch { throw ArchiveError(error, path: path) }
  }

  /// Everything that `body` writes, or nothing.
  func write<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
    do { return try queue.write(body) } catch { throw ArchiveError(error, path: path) }
  }

  /// Writes to temporary tables, which can be done to an archive that is only read, too.
  func writeTemporary<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
    do {
      return try queue.writeWithoutTransaction { db in
        var value: Value?
        try db.inTransaction(.deferred) {
          value = try body(db)
          return .commit
        }
        guard let value else { throw ArchiveError(.broken, path: path) }
        return value
      }
    } catch {
      throw ArchiveError(error, path: path)
    }
  }
}
