import Foundation
import GRDB
import StudyDesign
import Testing
import Trichometry

@testable import Archive

@Suite struct MergingTests {
  /// A folder of archives, gone afterwards.
  private func withArchives(_ body: (Archives) throws -> Void) throws {
    try withArchivePath { path in try body(Archives(folder: (path as NSString).deletingLastPathComponent)) }
  }

  private struct Archives {
    var folder: String

    func path(_ name: String) -> String { folder + "/" + name + ".sqlite" }

    /// An archive of places, analysed unless the photo's hash is `nil`.
    func make(
      _ name: String, _ places: [(Placement, photo: String?)], source: String = "m.csv", settings: String = "settings"
    ) throws {
      let archive = try Archive(path(name), access: .exclusive)
      try archive.beginStaging()
      _ = try archive.stage(
        places.enumerated().map { (photo: "\($1.0.subject)-\($1.0.visit).jpg", line: $0 + 2, placement: $1.0) })
      _ = try archive.adoptStaged(source: source, run: trail("adopt " + name))
      for (place, photo) in places {
        guard let photo else { continue }
        try archive.save(
          record(trichogram(photo: photo, settings: settings)), at: PlacementKey(place), run: trail("\(name) \(photo)"))
      }
      try archive.close()
    }

    @discardableResult
    func merge(_ names: String..., into target: String) throws -> [MergeOutcome] {
      let archive = try Archive(path(target), access: .exclusive)
      let outcomes = try names.map { try archive.merge(path($0), run: trail("merge \(UUID())")) }
      try archive.close()
      return outcomes
    }

    /// All rows of all tables but the log's, as text.
    func contents(_ name: String) throws -> [String] {
      let archive = try Archive(path(name), access: .reading)
      return try archive.read { db in
        let tables = try String.fetchAll(
          db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('audit', 'runs') ORDER BY name"
        )
        return try tables.flatMap { table in
          try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }.sorted()
        }
      }
    }
  }

  private let two = [(placement("S1", visit: "v1"), "one"), (placement("S1", visit: "v2"), "two")]
  private let others = [(placement("S2", visit: "v1"), "three"), (placement("S2", visit: "v2"), nil)]

  @Test func theUnionIsTheSameInAnyOrderAndHoweverOften() throws {
    try withArchives { archives in
      try archives.make("a", two)
      try archives.make("b", others)
      #expect(
        try archives.merge("a", "b", into: "ab") == [
          .merged(photos: 2, trichograms: 2, pairs: 0), .merged(photos: 2, trichograms: 1, pairs: 0),
        ])
      try archives.merge("b", "a", into: "ba")
      #expect(
        try archives.merge("a", "b", "a", into: "ab")
          == Array(
            repeating: .merged(photos: 0, trichograms: 0, pairs: 0), count: 3))
      let union = try archives.contents("ab")
      #expect(try union == archives.contents("ba"))
      #expect(union.filter { $0.hasPrefix("placements") }.count == 4)
      #expect(union.filter { $0.hasPrefix("hairs") }.count == 9)
      #expect(union.filter { $0.hasPrefix("visits") }.count == 4)
    }
  }

  @Test func aPlaceThatAnotherRunFilledIsFilled() throws {
    try withArchives { archives in
      let place = placement("S1", visit: "v1")
      try archives.make("untried", [(place, nil)])
      try archives.make("done", [(place, "one")])
      try archives.make("failed", [(place, nil)])
      let failed = try Archive(archives.path("failed"), access: .exclusive)
      try failed.saveFailure(
        code: 66, reason: "missing", at: PlacementKey(place), keepsResult: true, run: trail("failure"))
      try failed.close()
      for order in [["untried", "failed", "done"], ["done", "failed", "untried"], ["failed", "done", "untried"]] {
        let target = order.joined(separator: "-")
        for name in order { try archives.merge(name, into: target) }
        let archive = try Archive(archives.path(target), access: .reading)
        let photo = try #require(try archive.photos(of: "S1").first)
        #expect(photo.key != nil && photo.failure == nil, "\(order)")
      }
      // Why a photo failed is known better than that it was not tried.
      try archives.merge("untried", "failed", into: "half")
      #expect(try Archive(archives.path("half"), access: .reading).photos(of: "S1").first?.failure == "missing")
    }
  }

  @Test func contradictionsAreNamedAndNothingIsTaken() throws {
    try withArchives { archives in
      try archives.make("base", two)
      var older = placement("S1", visit: "v1")
      older.ageYears = 41
      let cases: [(name: String, places: [(Placement, photo: String?)], words: String)] = [
        ("age", [(older, "one")], "S1, vertex, v1: age is '41.0' here and '40.0' in what was merged before"),
        ("photo", [(placement("S1", visit: "v2"), "other")], "S1, vertex, v2: there is another photo"),
      ]
      for (name, places, words) in cases {
        try archives.make(name, places + [(placement("S9", visit: "v1"), "nine")])
        try archives.merge("base", into: "target-" + name)
        let before = try archives.contents("target-" + name)
        guard case .conflicts(let first, 1) = try archives.merge(name, into: "target-" + name)[0] else {
          Issue.record("\(name) is merged")
          continue
        }
        #expect(first[0].problem.hasPrefix(words), "\(first[0].problem)")
        #expect(try archives.contents("target-" + name) == before)
      }
    }
  }

  @Test func oneAnalysisWithOtherSettingsIsAContradiction() throws {
    try withArchives { archives in
      try archives.make("a", two)
      try archives.make("b", two, settings: "others")
      try archives.merge("a", into: "target")
      guard case .conflicts(let first, 2) = try archives.merge("b", into: "target")[0] else {
        Issue.record("both are merged")
        return
      }
      #expect(first.map { String($0.problem.prefix(14)) } == ["S1, vertex, v1", "S1, vertex, v2"])
      #expect(first[0].problem.hasSuffix("with other settings in what was merged before"))
    }
  }

  @Test func aPhotoOfTwoSubjectsIsAContradiction() throws {
    try withArchives { archives in
      try archives.make("a", [(placement("S1", visit: "v1"), "one")])
      try archives.make("b", [(placement("S2", visit: "v1"), "one")])
      for (name, photo) in [("a", "same.jpg"), ("b", "same.jpg")] {
        let archive = try Archive(archives.path(name), access: .exclusive)
        try archive.write { try $0.execute(sql: "UPDATE placements SET photo = ?", arguments: [photo]) }
        try archive.close()
      }
      try archives.merge("a", into: "target")
      #expect(
        try archives.merge("b", into: "target")[0]
          == .conflicts([.photo("same.jpg", here: "S1, vertex, v1", there: "S2, vertex, v1")], count: 1))
    }
  }

  @Test(arguments: [
    "UPDATE trichograms SET output_sha256 = 'other' WHERE photo_sha256 = 'one'",
    "UPDATE hairs SET diameter_um = 1 WHERE id = 2",
    "DELETE FROM hairs WHERE id = 3", "UPDATE curves SET lines = x'00'",
    "UPDATE settings SET text = 'other'", "UPDATE photos SET byte_count = 6",
  ])
  func equalKeysWithOtherContentsAreAContradiction(change: String) throws {
    try withArchives { archives in
      try archives.make("a", two)
      try archives.make("b", two)
      let archive = try Archive(archives.path("b"), access: .exclusive)
      try archive.write { try $0.execute(sql: change) }
      try archive.close()
      try archives.merge("a", into: "target")
      guard case .conflicts(let first, _) = try archives.merge("b", into: "target")[0] else {
        Issue.record("merged")
        return
      }
      #expect(first[0].problem.contains("has other results here"))
    }
  }

  @Test(arguments: [
    "UPDATE hairs SET confidence = 'high'", "UPDATE trichograms SET key = key + 1 WHERE photo_sha256 = 'one'",
    "DELETE FROM trichograms", "DROP TABLE curves", "DROP TABLE hairs; CREATE VIEW hairs AS SELECT 1",
    "DROP TRIGGER audit_is_never_changed", "UPDATE placements SET repeat = x'00'", "CREATE TABLE more (x)",
    "CREATE TRIGGER t AFTER INSERT ON placements BEGIN DELETE FROM photos; END",
  ])
  func whatIsNoWholeArchiveIsRefused(damage: String) throws {
    try withArchives { archives in
      try archives.make("a", two)
      let archive = try Archive(archives.path("a"), access: .exclusive)
      try archive.write { try $0.execute(sql: damage) }
      try archive.close()
      let target = try Archive(archives.path("target"), access: .exclusive)
      let error = #expect(throws: ArchiveError.self) { try target.merge(archives.path("a"), run: trail()) }
      #expect(error?.kind == .unusable)
      #expect(error?.path == archives.path("a"))
      #expect(try target.subjectCount() == 0)
    }
  }

  @Test func damagedBytesAreRefused() throws {
    try withArchives { archives in
      try archives.make("a", two)
      let file = try FileHandle(forUpdating: URL(fileURLWithPath: archives.path("a")))
      // Beyond the first page, which holds the schema.
      let size = try file.seekToEnd()
      try file.seek(toOffset: 4096)
      try file.write(contentsOf: Data(repeating: 0x5A, count: Int(size) - 4096))
      try file.close()
      let target = try Archive(archives.path("target"), access: .exclusive)
      let error = #expect(throws: ArchiveError.self) { try target.merge(archives.path("a"), run: trail()) }
      #expect(error?.kind == .unusable)
    }
  }

  @Test func newerAndBusyAndMissingArchivesAreNotMerged() throws {
    try withArchives { archives in
      try archives.make("a", two)
      let target = try Archive(archives.path("target"), access: .exclusive)
      func kind(_ name: String) -> ArchiveError.Kind? {
        do {
          _ = try target.merge(archives.path(name), run: trail())
          return nil
        } catch {
          return error.kind
        }
      }
      #expect(kind("missing") == .cannotRead)
      let user = try Archive(archives.path("a"), access: .exclusive)
      try user.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('from the future')") }
      #expect(kind("a") == .busy)
      try user.close()
      #expect(kind("a") == .newer)
    }
  }

  @Test func whatAKilledRunCommittedIsMerged() throws {
    try withArchives { archives in
      try archives.make("a", two)
      // As a kill leaves it: with its last transactions in the write-ahead log.
      let archive = try Archive(archives.path("a"), access: .exclusive)
      try archive.saveFailure(
        code: 65, reason: "damaged", at: PlacementKey(two[1].0), keepsResult: false, run: trail("late"))
      for ending in ["", "-wal"] {
        try FileManager.default.copyItem(
          atPath: archives.path("a") + ending, toPath: archives.path("killed") + ending)
      }
      try archive.close()
      try archives.merge("killed", into: "target")
      #expect(
        try Archive(archives.path("target"), access: .reading).photos(of: "S1").map(\.failure) == [nil, "damaged"])
    }
  }
}
