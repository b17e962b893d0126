import Foundation
import GRDB
import Geometry
import StudyDesign
import Testing
import Trichometry

@testable import Archive

/// Archives that somebody else has changed: an error that says so, never a crash, and nothing of theirs is run.
@Suite struct HostileArchiveTests {
  /// The path of an archive with one photo, after `sql` was run on it behind the program's back.
  private func withChangedArchive(_ sql: String, _ body: (String, Int64) throws -> Void) throws {
    try withArchivePath { path in
      let archive = try Archive(path, access: .exclusive)
      let place = placement("S1", visit: "v1")
      try archive.beginStaging()
      _ = try archive.stage([(photo: "a.jpg", line: 2, placement: place)])
      _ = try archive.adoptStaged(source: "m.csv", run: trail())
      let record = record(trichogram(photo: "abc"))
      try archive.save(record, at: PlacementKey(place), run: trail())
      try archive.close()
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { db in try db.execute(sql: sql) }
      try queue.close()
      try body(path, record.key)
    }
  }

  private func expectUnusable(_ body: () throws -> Void, _ location: SourceLocation = #_sourceLocation) {
    let error = #expect(throws: ArchiveError.self, sourceLocation: location) { try body() }
    #expect(error?.kind == .unusable, sourceLocation: location)
    #expect(error?.problem.contains { $0.isNewline } == false, sourceLocation: location)
  }

  @Test(arguments: [
    "CREATE TRIGGER t AFTER INSERT ON placements BEGIN DELETE FROM photos; END",
    "CREATE VIEW everything AS SELECT * FROM photos",
    "ALTER TABLE photos RENAME TO others; CREATE VIEW photos AS SELECT * FROM others",
    "CREATE TABLE more (x)",
    "DROP TRIGGER audit_is_never_changed",
    "ALTER TABLE hairs ADD COLUMN colour TEXT",
  ])
  func anArchiveWithAnotherSchemaIsRefused(sql: String) throws {
    try withChangedArchive(sql) { path, _ in
      expectUnusable { _ = try Archive(path, access: .reading) }
      expectUnusable { _ = try Archive(path, access: .exclusive) }
    }
  }

  /// Names that SQLite keeps for itself can be had by writing to its schema.
  @Test(arguments: [
    ("trigger", "CREATE TRIGGER sqlite_t AFTER INSERT ON placements BEGIN DELETE FROM photos; END"),
    ("view", "CREATE VIEW sqlite_t AS SELECT * FROM photos"),
    ("index", "CREATE INDEX sqlite_t ON placements (upper(photo))"),
  ])
  func namesThatSQLiteKeepsForItselfHideNothing(type: String, definition: String) throws {
    // An index needs a page of its own; that of another one is never read.
    let change = """
      PRAGMA writable_schema = ON;
      INSERT INTO sqlite_schema VALUES ('\(type)', 'sqlite_t', iif('\(type)' = 'view', 'sqlite_t', 'placements'),
        iif('\(type)' = 'index', (SELECT rootpage FROM sqlite_schema WHERE name = 'placements_by_photo'), 0), '\(definition)')
      """
    try withChangedArchive(change) { path, _ in
      expectUnusable { _ = try Archive(path, access: .reading) }
      expectUnusable { _ = try Archive(path, access: .exclusive) }
    }
  }

  /// The list of versions is read before anything else: it has to be a table, and its contents its own.
  @Test(arguments: [
    "DROP TABLE grdb_migrations; CREATE VIEW grdb_migrations AS SELECT 'from the future' AS identifier",
    "DROP TABLE grdb_migrations; CREATE VIEW GRDB_Migrations AS SELECT 'from the future' AS identifier",
    """
    DROP TABLE grdb_migrations;
    CREATE TABLE grdb_migrations (name, identifier TEXT AS ('from the future') VIRTUAL);
    INSERT INTO grdb_migrations VALUES ('x')
    """,
    "INSERT INTO grdb_migrations VALUES ('from the future'); CREATE INDEX i ON grdb_migrations (upper(identifier))",
  ])
  func aListOfVersionsThatIsMadeUpIsNotRead(sql: String) throws {
    try withChangedArchive(sql) { path, _ in
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      expectUnusable { _ = try Archive(path, access: .reading) }
      expectUnusable { _ = try Archive(path, access: .exclusive) }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }
  }

  /// An archive of an earlier version is changed when it is opened, so that its triggers would be run.
  @Test(arguments: [
    "CREATE TRIGGER t AFTER INSERT ON grdb_migrations BEGIN INSERT INTO subjects VALUES ('hostile'); END",
    "CREATE VIEW everything AS SELECT * FROM photos",
    "INSERT INTO grdb_migrations VALUES ('placements by photo')",
    "DELETE FROM grdb_migrations",
  ])
  func anArchiveOfAnEarlierVersionWithAnotherSchemaIsNotTouched(sql: String) throws {
    try withArchivePath { path in
      let queue = try DatabaseQueue(path: path)
      try Archive.migrator.migrate(queue, upTo: "photos, trichograms and pairs")
      try queue.writeWithoutTransaction { db in try db.execute(sql: sql) }
      try queue.close()
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      expectUnusable { _ = try Archive(path, access: .exclusive) }
      expectUnusable { _ = try Archive(path, access: .reading) }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }
  }

  /// SQLite reads them while it loads the schema, before anybody can look at it.
  @Test func statisticsOfTheQueryPlannerAreNotComputed() throws {
    let change = """
      CREATE TABLE t (tbl AS (hex(zeroblob(x))), idx, stat, x);
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET name = 'sqlite_stat1', tbl_name = 'sqlite_stat1', sql = replace(sql, ' t ', ' sqlite_stat1 ')
        WHERE name = 't'
      """
    try withChangedArchive(change) { path, _ in
      for access in [Archive.Access.reading, .exclusive] {
        let error = #expect(throws: ArchiveError.self) { _ = try Archive(path, access: access) }
        #expect(error?.kind == .unusable)
        // It was not even loaded.
        #expect(error?.problem.contains("malformed database schema (sqlite_stat1)") == true)
      }
    }
  }

  @Test func statisticsOfTheQueryPlannerAreNoOtherSchema() throws {
    try withChangedArchive("ANALYZE") { path, _ in
      let archive = try Archive(path, access: .reading)
      #expect(try archive.subjectCount() == 1)
    }
  }

  @Test(arguments: ["rank = 'first'", "repeat = 'x'", "subject = x'00'", "um_per_px = 'wide'", "photo = 1.5"])
  func aPlacementWithAValueOfAnotherKindIsAnError(change: String) throws {
    try withChangedArchive("UPDATE placements SET \(change)") { path, _ in
      let archive = try Archive(path, access: .reading)
      for subject in try archive.subjects(after: nil) {
        // Numbers are texts to SQLite where a text is asked for; anything else is an error.
        do { _ = try archive.photos(of: subject) } catch { expectUnusable { throw error } }
      }
    }
  }

  @Test(arguments: ["hair_count = 'many'", "width_px = 'wide'", "vellus_below_um = 'thin'", "warnings = x'FF'"])
  func aTrichogramWithAValueOfAnotherKindIsAnError(change: String) throws {
    try withChangedArchive("UPDATE trichograms SET \(change)") { path, key in
      let archive = try Archive(path, access: .reading)
      expectUnusable { _ = try archive.photos(of: "S1") }
      do { _ = try archive.trichogram(key, photo: "p.jpg") } catch { expectUnusable { throw error } }
    }
  }

  @Test(arguments: [
    "UPDATE curves SET lines = x''", "UPDATE curves SET lines = 'text'", "UPDATE curves SET field = x'09'",
    "UPDATE curves SET lines = zeroblob(1000000)", "DELETE FROM hairs WHERE id = 2",
    "UPDATE curves SET doubtful = x'09'", "UPDATE curves SET doubtful = 'text'",
    "UPDATE trichograms SET width_px = 9223372036854775807, height_px = 9223372036854775807",
    "UPDATE trichograms SET width_px = 2000000000, height_px = 2000000000",
    "UPDATE trichograms SET width_px = -1",
  ])
  func damagedCurvesAreNotRead(sql: String) throws {
    try withChangedArchive(sql) { path, key in
      let archive = try Archive(path, access: .reading)
      do { #expect(try archive.trichogram(key, photo: "p.jpg") == nil) } catch { expectUnusable { throw error } }
    }
  }

  /// Second differences that are each small enough, and whose sums are not.
  @Test func curvesThatLeaveAllNumbersAreNotRead() {
    var writer = ByteWriter()
    writer.count(10_000)
    for _ in 0..<30_000 { writer.signed(1 << 39) }
    #expect(CurveBlob.decode(writer.bytes, count: 1) == nil)
  }

  @Test func aMaskOfMoreCellsThanAnyPhotoIsNotMade() {
    var writer = ByteWriter()
    writer.count(0)
    writer.count(0)
    writer.count(1 << 60)
    #expect(FieldBlob.decode(writer.bytes, photoWidth: 1 << 31, photoHeight: 1 << 31) == nil)
    #expect(FieldBlob.decode(writer.bytes, photoWidth: 100, photoHeight: 100) == nil)
  }
}
