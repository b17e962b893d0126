import Files
import GRDB
public import StudyDesign

// A manifest of any length goes into a temporary table first: there it is looked through for rows that contradict each
// other, and compared with what the archive holds, without being in memory.
extension Archive {
  private static let staged = Placement.columns.map { "s.\($0)" }.joined(separator: ", ")
  private static let key = Placement.columns.prefix(Placement.keyColumns)

  /// Forgets what was staged.
  public func beginStaging() throws(ArchiveError) {
    try writeTemporary { db in
      try db.execute(
        sql: """
          DROP TABLE IF EXISTS temp.staged;
          CREATE TEMP TABLE staged (
            ordinal INTEGER PRIMARY KEY, \(Placement.columns.map { "\($0)" }.joined(separator: ", ")),
            photo TEXT NOT NULL UNIQUE, line INTEGER, is_own INTEGER NOT NULL, UNIQUE (\(Self.key.joined(separator: ", "))));
          """)
    }
  }

  /// Why a photo cannot be staged: one of its path, or in its place, is there.
  public enum Clash: Sendable, Hashable {
    /// The same photo stands in this line.
    case photo(line: Int?)
    /// This photo is of the same subject, site, visit, protocol and repeat.
    case place(line: Int?, photo: String)
  }

  /// Stages photos.
  ///
  /// - Parameter isOwn: whether photos of a subject are this run's. Those of others are looked at too, so that every part of
  ///   a study finds the same contradictions and the same photos gone as the whole.
  /// - Returns: for each photo why it was not staged; `nil` where it was.
  public func stage(
    _ photos: [(photo: String, line: Int?, placement: Placement)], isOwn: (_ subject: String) -> Bool = { _ in true }
  ) throws(ArchiveError) -> [Clash?] {
    let columns = Placement.columns + ["photo", "line", "is_own"]
    return try writeTemporary { db in
      let insertion = try db.cachedStatement(
        sql: "INSERT OR IGNORE INTO temp.staged (\(columns.joined(separator: ", "))) "
          + "VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))")
      return try photos.map { photo, line, placement in
        try insertion.execute(arguments: placement.arguments + [photo, line, isOwn(placement.subject)])
        guard db.changesCount == 0 else { return nil }
        if let row = try Row.fetchOne(db, sql: "SELECT line FROM temp.staged WHERE photo = ?", arguments: [photo]) {
          return .photo(line: try row.value(0))
        }
        let row = try Row.fetchOne(
          db, sql: "SELECT line, photo FROM temp.staged WHERE \(PlacementKey.condition)",
          arguments: PlacementKey(placement).arguments)
        return .place(line: try row?.value(0), photo: try row?.value(1) ?? "")
      }
    }
  }

  /// How many photos of this run are staged, and of how many subjects.
  public func stagedCounts() throws(ArchiveError) -> (photos: Int, subjects: Int) {
    try read { db in
      let row = try Row.fetchOne(db, sql: "SELECT count(*), count(DISTINCT subject) FROM temp.staged WHERE is_own")
      return (try row?.value(0) ?? 0, try row?.value(1) ?? 0)
    }
  }

  /// The first two photos of this run whose paths differ in their endings only.
  public func stagedStemClash() throws(ArchiveError) -> (String, String)? {
    try read { db in
      // All but dots trimmed from the right: the path up to its ending.
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT min(photo), max(photo) FROM temp.staged WHERE is_own
          GROUP BY rtrim(photo, replace(photo, '.', '')) HAVING count(*) > 1 ORDER BY 1 LIMIT 1
          """)
      return try row.map { (try $0.value(0), try $0.value(1)) }
    }
  }

  /// How many photos of the same source the archive holds that are not staged.
  public func removableCount(source: String) throws(ArchiveError) -> Int {
    try read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM placements WHERE \(Self.isGone)", arguments: [source]) ?? 0
    }
  }

  private static var isGone: String {
    let same = key.map { "s.\($0) = placements.\($0)" }.joined(separator: " AND ")
    return "source = ? AND NOT EXISTS (SELECT 1 FROM temp.staged s WHERE \(same))"
  }

  /// Makes the staged photos those of the study: new ones get their place, those that the same source named before and does
  /// not now lose theirs (their trichograms stay), and what else is said of the others is brought up to date.
  ///
  /// - Parameter source: tells one manifest or folder from another.
  /// - Returns: how many photos lost their place.
  public func adoptStaged(source: String, run: AuditTrail) throws(ArchiveError) -> Int {
    try write { db in
      let gone = try Row.fetchCursor(
        db, sql: "SELECT subject, photo, photo_sha256 FROM placements WHERE \(Self.isGone)", arguments: [source])
      while let row = try gone.next() {
        try run.note(db, "removed", subject: row.value(0), inputSHA256: row.value(2), detail: row.value(1))
      }
      try db.execute(sql: "DELETE FROM placements WHERE \(Self.isGone)", arguments: [source])
      let goneCount = db.changesCount
      let others = Placement.columns.dropFirst(Placement.keyColumns) + ["photo", "line", "source"]
      let all = Placement.columns + ["photo", "line", "source"]
      try db.execute(
        sql: """
          INSERT INTO placements (\(all.joined(separator: ", ")))
          SELECT \(Self.staged), s.photo, s.line, ? FROM temp.staged s WHERE s.is_own
          ON CONFLICT (\(Self.key.joined(separator: ", "))) DO UPDATE
          SET \(others.map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
          WHERE (\(others.map { "placements.\($0)" }.joined(separator: ", ")))
            IS NOT (\(others.map { "excluded.\($0)" }.joined(separator: ", ")));
          """, arguments: [source])
      try db.execute(
        sql: """
          DELETE FROM subjects WHERE code NOT IN (SELECT subject FROM placements);
          INSERT OR IGNORE INTO subjects SELECT DISTINCT subject FROM placements;
          DELETE FROM sites WHERE (subject, site, side) NOT IN (SELECT subject, site, side FROM placements);
          INSERT OR IGNORE INTO sites SELECT DISTINCT subject, site, side FROM placements;
          DELETE FROM visits WHERE (subject, visit) NOT IN (SELECT subject, visit FROM placements);
          INSERT INTO visits SELECT subject, visit, min(date) FROM placements WHERE true GROUP BY subject, visit
            ON CONFLICT (subject, visit) DO UPDATE SET date = excluded.date WHERE visits.date IS NOT excluded.date;
          """)
      return goneCount
    }
  }

  /// The staged photos of this run from one ordinal on, at most so many.
  ///
  /// - Parameter folder: the folder of the manifest.
  public func stagedPhotos(from ordinal: Int64, limit: Int, folder: String) throws(ArchiveError) -> [StagedPhoto] {
    let same = Self.key.map { "p.\($0) = s.\($0)" }.joined(separator: " AND ")
    return try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT \(Self.staged), s.ordinal, s.line, s.photo, p.photo_sha256, p.trichogram,
            f.byte_count, f.modified_ns, f.inode, f.sha256
          FROM temp.staged s LEFT JOIN placements p ON \(same) LEFT JOIN files f ON f.path = ? || '/' || s.photo
          WHERE s.ordinal >= ? AND s.is_own ORDER BY s.ordinal LIMIT ?
          """)
      return try Row.fetchAll(statement, arguments: [folder, ordinal, limit]).map { row in
        let next = Placement.columns.count
        var identity: FileIdentity?
        if let size: Int = try row.value(next + 5) {
          identity = try FileIdentity(byteCount: size, modifiedNs: row.value(next + 6), inode: row.value(next + 7))
        }
        return try StagedPhoto(
          ordinal: row.value(next), line: row.value(next + 1), photo: row.value(next + 2), placement: Placement(row),
          knownPhotoSHA256: row.value(next + 3), knownTrichogram: row.value(next + 4), knownFile: identity,
          knownFileSHA256: row.value(next + 8))
      }
    }
  }
}
