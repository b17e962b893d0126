import Comparison
import Files
import Foundation
import GRDB
import Geometry
import StudyDesign
import Testing
import Trichometry

@testable import Archive

@Suite struct ArchiveTests {
  /// Stages these photos and makes them the study of a source.
  @discardableResult
  private func adopt(_ archive: Archive, _ placements: [Placement], source: String = "m.csv") throws -> Int {
    try archive.beginStaging()
    let clashes = try archive.stage(
      placements.enumerated().map { (photo: "\($1.subject)-\($1.visit).jpg", line: $0 + 2, placement: $1) })
    #expect(clashes.allSatisfy { $0 == nil })
    return try archive.adoptStaged(source: source, run: trail(UUID().uuidString))
  }

  @Test func aPhotoComesBackAsItWasAnalysed() throws {
    try withArchivePath { path in
      let archive = try Archive(path, access: .exclusive)
      let place = placement("S1", visit: "v1")
      try adopt(archive, [place])
      var whole = trichogram(photo: "abc")
      try archive.save(record(whole), at: PlacementKey(place), run: trail())
      let key = record(whole).key
      whole.photo.name = "named.jpg"
      let stored = try #require(try archive.trichogram(key, photo: "named.jpg"))
      #expect(stored.trichogram == whole)
      #expect(stored.field == field)
      let photo = try #require(try archive.photos(of: "S1").first)
      #expect(photo.placement == place)
      #expect(photo.key == key)
      #expect(photo.head?.summary == whole.summary)
      #expect(photo.head?.quality == whole.quality)
    }
  }

  @Test func aPhotoWithoutHairIsKept() throws {
    try withArchivePath { path in
      let archive = try Archive(path, access: .exclusive)
      let place = placement("S1", visit: "v1")
      try adopt(archive, [place])
      let bald = trichogram(photo: "bald", hairs: 0)
      try archive.save(record(bald), at: PlacementKey(place), run: trail())
      #expect(try archive.trichogram(record(bald).key, photo: "p.jpg")?.trichogram.hairs == [])
    }
  }

  @Test func keysComeFromContentAlone() throws {
    let one = ContentKey.trichogram(photoSHA256: "a", settingsSHA256: "b")
    #expect(one == ContentKey.trichogram(photoSHA256: "a", settingsSHA256: "b"))
    #expect(one != ContentKey.trichogram(photoSHA256: "ab", settingsSHA256: ""))
    #expect(one.value > 0)
    #expect(ContentKey.pair(before: 1, after: 2, days: nil) != ContentKey.pair(before: 1, after: 2, days: 2))
    #expect(ContentKey.pair(before: 1, after: 2, days: nil) != ContentKey.pair(before: 2, after: 1, days: nil))
  }

  @Test func rowsThatContradictEachOtherAreNotStaged() throws {
    let archive = try Archive("", access: .inMemory)
    try archive.beginStaging()
    let clashes = try archive.stage([
      (photo: "a.jpg", line: 2, placement: placement("S1", visit: "v1")),
      (photo: "a.jpg", line: 3, placement: placement("S1", visit: "v2")),
      (photo: "b.jpg", line: 4, placement: placement("S1", visit: "v1")),
      (photo: "c.jpg", line: 5, placement: placement("S1", visit: "v1", repeatNumber: 2)),
    ])
    #expect(clashes == [nil, .photo(line: 2), .place(line: 2, photo: "a.jpg"), nil])
    #expect(try archive.stagedCounts() == (2, 1))
  }

  @Test func aRowThatIsGoneLosesItsPlaceAndKeepsItsTrichogram() throws {
    try withArchivePath { path in
      let archive = try Archive(path, access: .exclusive)
      let places = ["v1", "v2"].map { placement("S1", visit: $0) }
      try adopt(archive, places)
      let whole = trichogram(photo: "abc")
      try archive.save(record(whole), at: PlacementKey(places[0]), run: trail())
      #expect(try adopt(archive, [places[1]]) == 1)
      #expect(try archive.photos(of: "S1").map(\.placement.visit) == ["v2"])
      #expect(try archive.hasTrichogram(record(whole).key))
      // Rows of another manifest are none of this one's.
      #expect(try adopt(archive, [placement("S2", visit: "v1")], source: "other.csv") == 0)
      #expect(try archive.subjects(after: nil) == ["S1", "S2"])
    }
  }

  @Test func unchangedPhotosAreKnownByTheirFile() throws {
    try withArchivePath { path in
      let archive = try Archive(path, access: .exclusive)
      let place = placement("S1", visit: "v1")
      try adopt(archive, [place])
      let saved = record(trichogram(photo: "abc"), path: "/data/S1-v1.jpg")
      try archive.save(saved, at: PlacementKey(place), run: trail())
      try adopt(archive, [place])
      let staged = try #require(try archive.stagedPhotos(from: 1, limit: 10, folder: "/data").first)
      #expect(staged.knownFile == FileIdentity(byteCount: 5, modifiedNs: 7, inode: 9))
      #expect(staged.knownFileSHA256 == "abc")
      #expect(staged.knownTrichogram == saved.key)
      #expect(staged.placement == place)
      #expect(try archive.stagedPhotos(from: staged.ordinal + 1, limit: 10, folder: "/data").isEmpty)
    }
  }

  @Test func aPairComesBackWithItsMatches() throws {
    try withArchivePath { path in
      let archive = try Archive(path, access: .exclusive)
      let places = ["v1", "v2"].map { placement("S1", visit: $0) }
      try adopt(archive, places)
      for (place, photo) in zip(places, ["abc", "def"]) {
        try archive.save(record(trichogram(photo: photo)), at: PlacementKey(place), run: trail(photo))
      }
      let planned = try #require(Series.all(of: try archive.photos(of: "S1")).first?.plannedPairs.first)
      #expect(try !archive.hasPair(planned.contentKey))
      let sides = try [planned.beforeKey, planned.afterKey].map {
        try #require(try archive.trichogram($0, photo: "p.jpg")).trichogram
      }
      let pair = comparison(sides[0], sides[1])
      try archive.save(pair, of: planned, run: trail("pairs"))
      #expect(try archive.pair(planned.contentKey) == PairRecord(pair))
      #expect(try archive.matches(planned.contentKey).count == pair.hairs.count)
      #expect(try archive.study(of: "S1").places.first?.pairs.count == 1)
    }
  }

  @Test func theLogCannotBeChanged() throws {
    try withArchivePath { path in
      let archive = try Archive(path, access: .exclusive)
      try archive.begin(trail(), detail: "")
      #expect(throws: ArchiveError.self) { try archive.write { try $0.execute(sql: "DELETE FROM audit") } }
      #expect(throws: ArchiveError.self) { try archive.write { try $0.execute(sql: "UPDATE audit SET event = ''") } }
    }
  }

  @Test func whatIsNoArchiveIsRefused() throws {
    try withArchivePath { path in
      func kind(_ access: Archive.Access) -> ArchiveError.Kind? {
        do {
          try Archive(path, access: access).close()
          return nil
        } catch {
          return error.kind
        }
      }
      try Data("not a database, but text that is long enough to be looked at as one".utf8)
        .write(to: URL(fileURLWithPath: path))
      #expect(kind(.exclusive) == .unusable)
      try FileManager.default.removeItem(atPath: path)
      #expect(kind(.reading) == .cannotRead)
      let archive = try Archive(path, access: .exclusive)
      try archive.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('from the future')") }
      // While one run has it, no other does.
      #expect(kind(.exclusive) == .busy)
      try archive.close()
      #expect(kind(.exclusive) == .newer)
    }
  }

  @Test func whatAKillLeavesOfAnArchiveThatWasBeingMadeIsOne() throws {
    try withArchivePath { path in
      let archive = try Archive(path, access: .exclusive)
      defer { try? archive.close() }
      let folder = (path as NSString).deletingLastPathComponent
      let log = try Data(contentsOf: URL(fileURLWithPath: path + "-wal"))
      // As a power failure may leave it: the file, and its log up to any frame.
      for (i, length) in stride(from: 32, through: log.count, by: 4120).enumerated() {
        let copy = folder + "/copy-\(i).sqlite"
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        try log.prefix(length).write(to: URL(fileURLWithPath: copy + "-wal"))
        let again = try Archive(copy, access: .exclusive)
        try adopt(again, [placement("S1", visit: "v1")])
        try again.close()
        #expect(try Archive(copy, access: .reading).subjects(after: nil) == ["S1"])
      }
    }
  }

  @Test func anArchiveOfTheFirstVersionIsBroughtUpToDateWhereItMayBeWritten() throws {
    try withArchivePath { path in
      let queue = try DatabaseQueue(path: path)
      try Archive.migrator.migrate(queue, upTo: "photos, trichograms and pairs")
      try queue.close()
      let error = #expect(throws: ArchiveError.self) { try Archive(path, access: .reading) }
      #expect(error?.kind == .unusable && error?.problem.contains("older version") == true)
      let archive = try Archive(path, access: .exclusive)
      try adopt(archive, [placement("S1", visit: "v1")])
      try archive.close()
      #expect(try Archive(path, access: .reading).subjects(after: nil) == ["S1"])
    }
  }

  @Test func aClosedArchiveIsOneFileThatCanBeReadAnywhere() throws {
    try withArchivePath { path in
      let archive = try Archive(path, access: .exclusive)
      try adopt(archive, [placement("S1", visit: "v1")])
      try archive.close()
      let folder = (path as NSString).deletingLastPathComponent
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["archive.sqlite"])
      let reading = try Archive(path, access: .reading)
      #expect(try reading.subjects(after: nil) == ["S1"])
      // Staging for a dry run changes nothing of it.
      try reading.beginStaging()
      #expect(try reading.stage([(photo: "a", line: 1, placement: placement("S2", visit: "v1"))]) == [nil])
      #expect(throws: ArchiveError.self) { try reading.begin(trail(), detail: "") }
    }
  }

  @Test func repeatsAreFoundAmongUsablePhotos() throws {
    try withArchivePath { path in
      let archive = try Archive(path, access: .exclusive)
      let places = [
        placement("S1", visit: "v1"), placement("S1", visit: "v1", repeatNumber: 2), placement("S1", visit: "v2"),
      ]
      try archive.beginStaging()
      _ = try archive.stage(places.enumerated().map { (photo: "\($0).jpg", line: nil, placement: $1) })
      _ = try archive.adoptStaged(source: "m", run: trail("a"))
      for (i, place) in places.enumerated() {
        var own = trichogram(photo: "photo \(i)")
        own.summary.densityPerCm2 = 100 + Double(i)
        try archive.save(record(own), at: PlacementKey(place), run: trail("\(i)"))
      }
      let values = try archive.repeatedValues(of: .densityPerCm2)
      #expect(values.map(\.value) == [100, 101])
      #expect(values.map(\.repeatNumber) == [1, 2])
    }
  }
}

/// Two trichograms compared; what comes of it does not matter here.
private func comparison(_ before: Trichogram, _ after: Trichogram) -> PairComparison {
  let photo = blankPhoto
  func side(_ trichogram: Trichogram) -> PairSide {
    PairSide(trichogram: trichogram, photo: photo, region: .frame(width: 40, height: 80))
  }
  return PairComparison(before: side(before), after: side(after))
}
