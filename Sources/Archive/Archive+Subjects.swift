public import StudyDesign

import GRDB

extension Archive {
  /// The codes of all subjects after one, at most so many, in the order of their bytes.
  public func subjects(after code: String?, limit: Int = 500) throws(ArchiveError) -> [String] {
    try read { db in
      guard let code else {
        return try String.fetchAll(db, sql: "SELECT code FROM subjects ORDER BY code LIMIT ?", arguments: [limit])
      }
      return try String.fetchAll(
        db, sql: "SELECT code FROM subjects WHERE code > ? ORDER BY code LIMIT ?", arguments: [code, limit])
    }
  }

  public func subjectCount() throws(ArchiveError) -> Int { try count("subjects") }

  /// All photos of a subject with what their analysis gave, in the order of their places in the study.
  public func photos(of subject: String) throws(ArchiveError) -> [PlacedPhoto] {
    let placement = Placement.columns.map { "p.\($0)" }.joined(separator: ", ")
    let head = TrichogramHead.names.map { "t.\($0)" }.joined(separator: ", ")
    return try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT \(placement), p.photo, p.failure, t.key, \(head)
          FROM placements p LEFT JOIN trichograms t ON t.key = p.trichogram WHERE p.subject = ?
          ORDER BY p.site, p.side, p.visit, p.protocol, p.repeat
          """)
      return try Row.fetchAll(statement, arguments: [subject]).map { row in
        let next = Placement.columns.count
        let name: String = try row.value(next)
        let key: Int64? = try row.value(next + 2)
        return try PlacedPhoto(
          placement: Placement(row), name: name, key: key,
          head: key == nil ? nil : TrichogramHead.trichogram(row, from: next + 3, photo: name),
          failure: row.value(next + 1))
      }
    }
  }

  /// The paths of the files that held a photo, the latest known first.
  public func paths(ofPhoto sha256: String) throws(ArchiveError) -> [String] {
    try read { db in
      try String.fetchAll(
        db, sql: "SELECT path FROM files WHERE sha256 = ? ORDER BY modified_ns DESC, path", arguments: [sha256])
    }
  }

  /// The names of all covariates, in the order of their bytes.
  public func covariateNames() throws(ArchiveError) -> [String] {
    try read { db in
      var names: Set<String> = []
      let cursor = try String.fetchCursor(
        db, sql: "SELECT DISTINCT covariates FROM placements WHERE covariates <> ''")
      while let text = try cursor.next() {
        for line in text.split(separator: "\n") {
          if let tab = line.firstIndex(of: "\t") { names.insert(String(line[..<tab])) }
        }
      }
      return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }
  }
}
