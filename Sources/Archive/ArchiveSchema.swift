import GRDB
import GRDBSQLite

/// What makes up a database: its tables, indexes, views and triggers, each with the text that makes it.
///
/// A stranger's archive with a view in place of a table, a trigger or an index of an expression could make other statements of
/// ours, or endless ones. So schemas are compared as texts, before anything of an archive is read.
struct ArchiveSchema: Equatable {
  /// Of each part its type, its name, its table's name and its text.
  private var parts: Set<[String]>

  /// What `ANALYZE` adds, which changes no result.
  private static let statistics = [
    "sqlite_stat1": "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
    "sqlite_stat4": "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
  ]

  /// - Parameter name: under which the database is attached.
  init(_ db: Database, of name: String = "main") throws {
    let rows = try Row.fetchAll(db, sql: "SELECT type, name, tbl_name, sql FROM \(name).sqlite_schema")
    // The indexes that SQLite makes itself have no text.
    parts = Set(try rows.map { row in try (0..<3).map { try row.value($0) } + [try row.value(3) ?? ""] })
    for (name, text) in Self.statistics { parts.remove(["table", name, name, text]) }
  }

  private init(parts: Set<[String]>) {
    self.parts = parts
  }

  /// Loads the schema of a database of unknown origin, before anything else of it is looked at.
  ///
  /// SQLite reads its table of statistics while it loads a schema, and computes what that has for columns. So no part of it may
  /// have an expression such as `a || b` or `f(a)`; an archive's have none.
  ///
  /// - Throws: `DatabaseError` of a malformed schema where one has.
  static func load(_ db: Database) throws {
    let depth = sqlite3_limit(db.sqliteConnection, SQLITE_LIMIT_EXPR_DEPTH, 1)
    defer { sqlite3_limit(db.sqliteConnection, SQLITE_LIMIT_EXPR_DEPTH, depth) }
    _ = try ArchiveSchema(db)
  }

  var isEmpty: Bool { parts.isEmpty }

  /// The table in which the migrations are noted, and whatever else there is of its name; SQLite takes capitals for small letters.
  var migrationList: ArchiveSchema {
    ArchiveSchema(parts: parts.filter { $0[1...2].contains { $0.lowercased() == "grdb_migrations" } })
  }

  /// A schema that archives have or had, and the migrations that led to it.
  struct Version: Equatable {
    var schema: ArchiveSchema
    var migrations: Set<String>
  }

  /// All versions, from nothing to the one that is up to date.
  static func versions() throws -> [Version] {
    let queue = try DatabaseQueue()
    let migrator = Archive.migrator
    var versions = [Version(schema: ArchiveSchema(parts: []), migrations: [])]
    for migration in migrator.migrations {
      try migrator.migrate(queue, upTo: migration)
      let schema = try queue.read { db in try ArchiveSchema(db) }
      // As a kill in the middle of making it leaves an archive.
      if versions.count == 1 { versions.append(Version(schema: schema.migrationList, migrations: [])) }
      versions.append(Version(schema: schema, migrations: versions[versions.count - 1].migrations.union([migration])))
    }
    return versions
  }
}
