import GRDB

/// Whether an attached file is an archive that can be believed: whole, of this version's tables, with values of their types and
/// keys of their contents. A file from elsewhere may be none although it says so.
struct ArchiveInspection {
  private struct Damage: Error { var detail: String }

  private let db: Database
  private let schema: String
  private let path: String

  /// - Parameters:
  ///   - schema: the name under which the file is attached.
  ///   - path: of the file.
  init(_ db: Database, schema: String, path: String) {
    self.db = db
    self.schema = schema
    self.path = path
  }

  /// - Throws: ``ArchiveError`` of the kind `unusable`, or `DatabaseError`.
  func check() throws {
    do {
      try checkTables()
      if let problem = try String.fetchOne(db, sql: "PRAGMA \(schema).quick_check(1)"), problem != "ok" {
        throw Damage(detail: problem.split(separator: "\n").last.map(String.init) ?? problem)
      }
      try checkTypes()
      try checkKeys()
    } catch let damage as Damage {
      throw ArchiveError(.unusable, path: path, detail: damage.detail)
    }
  }

  private func checkTables() throws {
    guard try ArchiveSchema(db, of: schema) == ArchiveSchema(db) else {
      throw Damage(detail: "its tables are not those of an archive")
    }
  }

  /// SQLite keeps a value of any type in any column.
  private func checkTypes() throws {
    let tables = try String.fetchAll(
      db, sql: "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    for table in tables {
      let wrong = try db.columns(in: table, in: "main").map { column in
        let isOther = "typeof(\(column.name)) <> '\(column.type.lowercased())'"
        return column.isNotNull || column.primaryKeyIndex > 0 ? isOther : "(\(column.name) IS NOT NULL AND \(isOther))"
      }
      let found = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM \(schema).\(table) WHERE \(wrong.joined(separator: " OR ")))")
      if found == true { throw Damage(detail: "there are values of wrong types in \(table)") }
    }
  }

  private func checkKeys() throws {
    let trichograms = try Row.fetchCursor(
      db, sql: "SELECT key, photo_sha256, settings_sha256 FROM \(schema).trichograms")
    while let row = try trichograms.next() {
      guard try row.value(0) == ContentKey.trichogram(photoSHA256: row.value(1), settingsSHA256: row.value(2)).value
      else {
        throw Damage(detail: "the key of a trichogram is not that of its photo and settings")
      }
    }
    let pairs = try Row.fetchCursor(db, sql: "SELECT key, before, after, days FROM \(schema).pairs")
    while let row = try pairs.next() {
      guard try row.value(0) == ContentKey.pair(before: row.value(1), after: row.value(2), days: row.value(3)).value
      else {
        throw Damage(detail: "the key of a pair is not that of its photos")
      }
    }
    let orphan = try String.fetchOne(
      db,
      sql: """
        SELECT photo FROM \(schema).placements p WHERE trichogram IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM \(schema).trichograms t WHERE t.key = p.trichogram AND t.photo_sha256 = p.photo_sha256)
        LIMIT 1
        """)
    if let orphan { throw Damage(detail: "the result of \(orphan) is missing") }
  }
}
