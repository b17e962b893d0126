public import Files
import Foundation
import GRDB
import Geometry
import ScalpField
import Trichometry

extension Archive {
  public func hasTrichogram(_ key: Int64) throws(ArchiveError) -> Bool {
    try read { db in
      let statement = try db.cachedStatement(sql: "SELECT 1 FROM trichograms WHERE key = ?")
      return try Int.fetchOne(statement, arguments: [key]) != nil
    }
  }

  /// Keeps an analysed photo: all of it, in its place in the study, or nothing.
  public func save(_ record: PhotoRecord, at place: PlacementKey, run: AuditTrail) throws(ArchiveError) {
    try write { db in
      let t = record.trichogram
      try Self.execute(
        db, "INSERT OR IGNORE INTO photos VALUES (?, ?, ?, ?)",
        [t.photo.sha256, t.photo.widthPx, t.photo.heightPx, record.file.byteCount])
      try Self.execute(
        db, "INSERT OR IGNORE INTO settings VALUES (?, ?)", [t.software.settingsSHA256, record.settingsText])
      try Self.noteFile(db, record.path, record.file, t.photo.sha256)
      if try Self.insertTrichogram(db, record) {
        try run.note(
          db, "analysed", subject: place.subject, settingsSHA256: t.software.settingsSHA256,
          inputSHA256: t.photo.sha256, outputSHA256: record.outputSHA256)
      }
      try Self.place(db, place, photoSHA256: t.photo.sha256, trichogram: record.key)
    }
  }

  /// Gives a photo's place the trichogram that the archive has already.
  public func link(
    _ key: Int64, photoSHA256: String, at place: PlacementKey, path: String, file: FileIdentity
  ) throws(ArchiveError) {
    try write { db in
      try Self.noteFile(db, path, file, photoSHA256)
      try Self.place(db, place, photoSHA256: photoSHA256, trichogram: key)
    }
  }

  /// Notes that a photo could not be analysed, and why.
  ///
  /// - Parameter keepsResult: whether the trichogram of the photo that was in its place stays there: a photo that cannot be
  ///   reached is still what it was, one that is damaged is not.
  public func saveFailure(
    code: Int, reason: String, at place: PlacementKey, keepsResult: Bool, run: AuditTrail
  ) throws(ArchiveError) {
    let result = keepsResult ? "" : "photo_sha256 = NULL, trichogram = NULL, "
    try write { db in
      try Self.execute(
        db, "UPDATE placements SET \(result)failure_code = ?, failure = ? WHERE \(PlacementKey.condition)",
        [code, reason] + place.arguments)
      try run.note(db, "failed", subject: place.subject, detail: reason)
    }
  }

  /// A trichogram with its hairs and its field; `nil` where there is none, or its curves are damaged.
  ///
  /// Positions and widths along hairs are those of the analysis to a thousandth of a pixel.
  public func trichogram(_ key: Int64, photo: String) throws(ArchiveError) -> StoredTrichogram? {
    try read { db in
      let columns = TrichogramHead.names.map { "t.\($0)" }.joined(separator: ", ")
      let statement = try db.cachedStatement(
        sql:
          "SELECT \(columns), c.field, c.lines, c.doubtful FROM trichograms t JOIN curves c ON c.trichogram = t.key WHERE t.key = ?"
      )
      guard let row = try Row.fetchOne(statement, arguments: [key]) else { return nil }
      var trichogram = try TrichogramHead.trichogram(row, from: 0, photo: photo)
      let last = TrichogramHead.names.count
      let fieldBytes: Data = try row.value(last), lines: Data = try row.value(last + 1),
        doubtful: Data = try row.value(last + 2)
      let hairs = try db.cachedStatement(
        sql: """
          SELECT id, root_in_field, tip_in_field, diameter_um, diameter_se_um, diameter_px, length_mm, class, polarity,
            unit, confidence FROM hairs WHERE trichogram = ? ORDER BY id
          """)
      let rows = try Row.fetchAll(hairs, arguments: [key])
      guard
        let field = FieldBlob.decode(
          [UInt8](fieldBytes), photoWidth: trichogram.photo.widthPx, photoHeight: trichogram.photo.heightPx),
        let curves = CurveBlob.decode([UInt8](lines), count: rows.count),
        let doubtfulShafts = DoubtfulBlob.decode([UInt8](doubtful))
      else { return nil }
      let umPerPx = trichogram.scale.umPerPx
      trichogram.hairs = try zip(rows, curves).map { row, curve in
        try Hair(
          id: row.value(0), rootInField: row.value(1), tipInField: row.value(2), polyline: Polyline(curve.points),
          widthsPx: curve.widthsPx, diameterPx: row.value(5), diameterUm: row.value(3), diameterSEUm: row.value(4),
          widthsUm: umPerPx.map { scale in curve.widthsPx.map { $0 * scale } }, lengthMm: row.value(6),
          sizeClass: (row.value(7) as String?).flatMap(Hair.SizeClass.init(rawValue:)),
          polarity: Hair.Polarity(rawValue: row.value(8)) ?? .dark, unit: row.value(9), confidence: row.value(10))
      }
      trichogram.doubtfulShafts = doubtfulShafts
      trichogram.field.outline = field.outline
      return StoredTrichogram(trichogram: trichogram, field: field)
    }
  }

  /// Executes a statement that is prepared once.
  static func execute(_ db: Database, _ sql: String, _ arguments: StatementArguments) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
  }

  private static func noteFile(_ db: Database, _ path: String, _ file: FileIdentity, _ sha256: String) throws {
    try execute(
      db, "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)",
      [path, file.byteCount, file.modifiedNs, file.inode, sha256])
  }

  private static func place(_ db: Database, _ place: PlacementKey, photoSHA256: String, trichogram: Int64) throws {
    try execute(
      db,
      """
      UPDATE placements SET photo_sha256 = ?, trichogram = ?, failure_code = NULL, failure = NULL
      WHERE \(PlacementKey.condition)
      """, [photoSHA256, trichogram] + place.arguments)
  }

  /// - Returns: whether it was not there before.
  /// - Throws: ``ArchiveError`` where another photo has its key.
  private static func insertTrichogram(_ db: Database, _ record: PhotoRecord) throws -> Bool {
    let t = record.trichogram
    if let row = try Row.fetchOne(
      db, sql: "SELECT photo_sha256, settings_sha256 FROM trichograms WHERE key = ?", arguments: [record.key])
    {
      let photo: String = try row.value(0), settings: String = try row.value(1)
      guard photo == t.photo.sha256, settings == t.software.settingsSHA256 else {
        throw ArchiveError(.broken, path: record.path, detail: "two photos have the key \(record.key)")
      }
      return false
    }
    let names = ["key"] + TrichogramHead.names + ["output_sha256"]
    try execute(
      db,
      "INSERT INTO trichograms (\(names.joined(separator: ", "))) "
        + "VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))",
      [record.key] + TrichogramHead.arguments(t) + [record.outputSHA256])
    try execute(
      db, "INSERT INTO curves VALUES (?, ?, ?, ?)",
      [record.key, Data(record.field), Data(record.lines), Data(record.doubtful)])
    let insertion = try db.cachedStatement(
      sql: "INSERT INTO hairs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for hair in t.hairs {
      try insertion.execute(arguments: [
        record.key, hair.id, rounded(hair.root.x), rounded(hair.root.y), hair.rootInField, hair.tipInField,
        hair.diameterUm, hair.diameterSEUm, hair.diameterPx, hair.lengthMm, hair.sizeClass?.rawValue,
        hair.polarity.rawValue, hair.unit, hair.confidence,
      ])
    }
    return true
  }

  /// To the digits of the curves.
  private static func rounded(_ px: Double) -> Double {
    (px * CurveBlob.unitsPerPx).rounded() / CurveBlob.unitsPerPx
  }
}
