import GRDB
import StudyDesign

// Keys come from content alone, so joining archives is a union: rows of equal keys have to be equal, all others are taken.
// A photo's place is the exception: it may be empty in one archive and filled in another that is of a later run.
extension Archive {
  /// Takes everything of another archive that this one does not have, in one transaction: all of it or, where the two
  /// contradict each other, nothing.
  ///
  /// The order in which archives are merged, and how often, changes nothing of what is in the end in this one, but for
  /// the paths where photos were found last.
  ///
  /// - Parameter path: of the other archive, which is not changed.
  /// - Throws: ``ArchiveError`` with the path of the archive that cannot be used.
  public func merge(_ path: String, run: AuditTrail) throws(ArchiveError) -> MergeOutcome {
    // Its version, before anything of it is touched.
    try Archive(path, access: .reading).close()
    do {
      return try queue.writeWithoutTransaction { db in
        do {
          try db.execute(sql: "ATTACH DATABASE ? AS other", arguments: [path])
        } catch {
          throw ArchiveError(error, path: path)
        }
        defer { try? db.execute(sql: "DETACH DATABASE other") }
        do {
          try ArchiveInspection(db, schema: "other", path: path).check()
        } catch {
          throw ArchiveError(error, path: path)
        }
        var outcome = MergeOutcome.merged(photos: 0, trichograms: 0, pairs: 0)
        try db.inTransaction(.immediate) {
          let conflicts = try MergeComparison(db).conflicts()
          guard conflicts.count == 0 else {
            outcome = .conflicts(conflicts.first, count: conflicts.count)
            return .rollback
          }
          outcome = try Self.takeOver(db)
          try run.note(db, "merged", detail: path)
          return .commit
        }
        return outcome
      }
    } catch {
      throw ArchiveError(error, path: self.path)
    }
  }

  /// The union of `main` and `other`, which do not contradict each other.
  private static func takeOver(_ db: Database) throws -> MergeOutcome {
    func insert(_ table: String) throws -> Int {
      try db.execute(sql: "INSERT OR IGNORE INTO main.\(table) SELECT * FROM other.\(table)")
      return db.changesCount
    }
    for table in ["photos", "settings", "curves", "hairs", "changes", "matches", "audit", "subjects", "sites"] {
      _ = try insert(table)
    }
    let trichograms = try insert("trichograms"), pairs = try insert("pairs")
    try db.execute(
      sql: """
        INSERT INTO main.files SELECT * FROM other.files WHERE true
          ON CONFLICT (path) DO UPDATE SET byte_count = excluded.byte_count, modified_ns = excluded.modified_ns,
            inode = excluded.inode, sha256 = excluded.sha256
          WHERE (excluded.modified_ns, excluded.sha256) > (files.modified_ns, files.sha256);
        INSERT INTO main.runs SELECT * FROM other.runs WHERE true
          ON CONFLICT (id) DO UPDATE SET ended = excluded.ended, photos = excluded.photos,
            analysed = excluded.analysed, unchanged = excluded.unchanged, failed = excluded.failed,
            pairs = excluded.pairs
          WHERE runs.ended IS NULL AND excluded.ended IS NOT NULL;
        """)
    let key = Placement.columns.prefix(Placement.keyColumns).joined(separator: ", ")
    try db.execute(
      sql: """
        INSERT INTO main.placements SELECT * FROM other.placements WHERE true
          ON CONFLICT (\(key)) DO UPDATE SET photo_sha256 = excluded.photo_sha256, trichogram = excluded.trichogram,
            failure_code = excluded.failure_code, failure = excluded.failure
          WHERE (\(progress("excluded")), excluded.failure) > (\(progress("placements")), placements.failure)
        """)
    let photos = db.changesCount
    try db.execute(
      sql: """
        INSERT INTO main.visits
          SELECT subject, visit, min(date) FROM main.placements
          WHERE subject IN (SELECT code FROM other.subjects) GROUP BY subject, visit
          ON CONFLICT (subject, visit) DO UPDATE SET date = excluded.date WHERE visits.date IS NOT excluded.date
        """)
    return .merged(photos: photos, trichograms: trichograms, pairs: pairs)
  }

  /// How far a photo has come: not tried, failed, failed with an earlier result, done.
  private static func progress(_ table: String) -> String {
    "(\(table).trichogram IS NOT NULL) * 2 + ((\(table).trichogram IS NULL) <> (\(table).failure IS NULL))"
  }
}
