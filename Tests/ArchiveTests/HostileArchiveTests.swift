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
