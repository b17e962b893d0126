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
        // Of this file only: archives that are merged into it are not changed.
        if access == .exclusive { try db.execute(sql: "PRAGMA main.locking_mode = EXCLUSIVE") }
        // The file may be a stranger's: nothing that its schema says is run, and its pages are checked as they are read.
        try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
        try ArchiveSchema.load(db)
        try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA cache_size = -16000; PRAGMA temp_store = FILE")
      }
      queue =
        access == .inMemory
        ? try DatabaseQueue(configuration: configuration)
        : try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { db in
        // What cannot be used is not changed.
        try db.inTransaction(access == .exclusive ? .exclusive : .deferred) {
          try Self.check(db, access, path: path)
          return .commit
        }
        guard access == .exclusive else { return }
        // A kill loses nothing that was committed; a power failure may lose the last photos, never the file.
        try db.execute(
          sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4000")
      }
      if access != .reading { try make() }
    } catch {
      var failure = ArchiveError(error, path: path)
      if access == .reading, failure.kind == .cannotWrite { failure = ArchiveError(.cannotRead, path: path) }
      throw failure
    }
  }

  /// - Throws: ``ArchiveError`` where the file is no archive that this version can use.
  private static func check(_ db: Database, _ access: Access, path: String) throws {
    let id = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let schema = try ArchiveSchema(db)
    guard id == applicationID || (schema.isEmpty && access != .reading) else {
      throw ArchiveError(.unusable, path: path)
    }
    let versions = try ArchiveSchema.versions()
    let otherTables = ArchiveError(.unusable, path: path, detail: "its tables are not those of an archive")
    // Only the table that we make is read; a view of its name may say anything, and for ever.
    let isListed = !schema.migrationList.isEmpty
    guard !isListed || schema.migrationList == versions.last?.schema.migrationList else { throw otherTables }
    let migrations = isListed ? try migrator.appliedIdentifiers(db) : []
    guard migrations.isSubset(of: migrator.migrations) else { throw ArchiveError(.newer, path: path) }
    guard let version = versions.firstIndex(of: .init(schema: schema, migrations: migrations)) else {
      throw otherTables
    }
    if access == .reading, version < versions.count - 1 {
      throw ArchiveError(.unusable, path: path, detail: "it is of an older version; run trichogram batch on it once")
    }
  }

  /// Makes the tables that are not there yet.
  private func make() throws {
    // Before there is a table: whoever finds what a kill leaves of this knows it for an archive.
    try queue.write { db in
      if try Int.fetchOne(db, sql: "PRAGMA application_id") != Self.applicationID {
        try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
      }
    }
    try Self.migrator.migrate(queue)
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
