import GRDB
import StudyDesign

/// Looks for what two attached archives, `main` and `other`, say differently.
struct MergeComparison {
  /// More than these are counted and not named.
  private static let mostNamed = 20

  private let db: Database

  init(_ db: Database) { self.db = db }

  /// The first conflicts and how many there are. Where the places of photos contradict each other, results are not looked at.
  func conflicts() throws -> (first: [MergeConflict], count: Int) {
    var first: [MergeConflict] = []
    var count = 0
    func collect(_ found: some Cursor<MergeConflict>) throws {
      while let conflict = try found.next() {
        count += 1
        if first.count < Self.mostNamed { first.append(conflict) }
      }
    }
    try collect(try places())
    try collect(try photosInTwoPlaces())
    guard count == 0 else { return (first, count) }
    for (table, key, what) in Self.contents {
      try collect(try differingRows(of: table, key: key, what: what))
    }
    for (table, key, owners, owner, what) in Self.parts {
      try collect(try differingParts(table, key: key, owners: owners, owner: owner, what: what))
    }
    return (first, count)
  }

  /// Tables whose rows are equal where their keys are, and what a row is called.
  private static let contents: [(table: String, key: [String], what: String)] = [
    ("photos", ["sha256"], "'the photo ' || a.sha256"),
    ("settings", ["sha256"], "'the settings ' || a.sha256"),
    ("trichograms", ["key"], "'the photo ' || a.photo_sha256 || ' with the settings ' || a.settings_sha256"),
    ("curves", ["trichogram"], "'the trichogram ' || a.trichogram"),
    ("pairs", ["key"], "'the pair ' || a.key"),
    ("audit", ["run", "number"], "'entry ' || a.number || ' of the log of run ' || a.run"),
  ]

  /// Tables with several rows for one of another table.
  private static let parts: [(table: String, key: [String], owners: String, owner: String, what: String)] = [
    ("hairs", ["trichogram", "id"], "trichograms", "trichogram", "'the trichogram ' || a.trichogram"),
    ("changes", ["pair", "endpoint"], "pairs", "pair", "'the pair ' || a.pair"),
    ("matches", ["pair", "number"], "pairs", "pair", "'the pair ' || a.pair"),
  ]

  private func differingRows(
    of table: String, key: [String], what: String
  ) throws -> some Cursor<MergeConflict> {
    try results(
      """
      SELECT \(what) FROM other.\(table) a JOIN main.\(table) b ON \(Self.same(key))
      WHERE \(try differ(table)) ORDER BY 1
      """)
  }

  /// Owners that both have, with a part in one that the other has not, or has otherwise.
  private func differingParts(
    _ table: String, key: [String], owners: String, owner: String, what: String
  ) throws -> some Cursor<MergeConflict> {
    let differs = try differ(table)
    func side(_ one: String, _ other: String) -> String {
      """
      SELECT \(what) FROM \(one).\(table) a LEFT JOIN \(other).\(table) b ON \(Self.same(key))
      WHERE a.\(owner) IN (SELECT o.key FROM other.\(owners) o JOIN main.\(owners) m ON m.key = o.key) AND \(differs)
      """
    }
    return try results(side("other", "main") + " UNION " + side("main", "other") + " ORDER BY 1")
  }

  private func results(_ sql: String) throws -> some Cursor<MergeConflict> {
    try String.fetchCursor(db, sql: sql).map { MergeConflict.results($0) }
  }

  /// Places that both archives have: what is said of them, and which results are in them.
  private func places() throws -> some Cursor<MergeConflict> {
    let key = Array(Placement.columns.prefix(Placement.keyColumns))
    let said = Placement.columns.dropFirst(Placement.keyColumns) + ["photo"]
    let values = said.flatMap { ["a.\($0)", "b.\($0)"] }
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT \(Self.place("a")), a.photo_sha256 IS NOT b.photo_sha256, \(values.joined(separator: ", "))
        FROM other.placements a JOIN main.placements b ON \(Self.same(key))
        WHERE \(Self.differ(Array(said))) OR a.trichogram <> b.trichogram
        ORDER BY \(key.map { "a.\($0)" }.joined(separator: ", "))
        """)
    return rows.map { row in
      let differences = said.enumerated().compactMap { i, name -> String? in
        // Values of whatever kind, so that the subscript is safe.
        let one: DatabaseValue = row[2 + 2 * i], other: DatabaseValue = row[3 + 2 * i]
        return one == other
          ? nil : "\(name) is \(Self.text(one)) here and \(Self.text(other)) in what was merged before"
      }
      let photoDiffers: Bool = try row.value(1)
      return MergeConflict.place(
        try row.value(0),
        detail: differences.first
          ?? (photoDiffers
            ? "there is another photo in what was merged before"
            : "the photo was analysed with other settings in what was merged before"))
    }
  }

  /// Photos of one manifest that stand in one place here and in another there.
  private func photosInTwoPlaces() throws -> some Cursor<MergeConflict> {
    let key = Array(Placement.columns.prefix(Placement.keyColumns))
    return try Row.fetchCursor(
      db,
      sql: """
        SELECT a.photo, \(Self.place("b")), \(Self.place("a"))
        FROM other.placements a JOIN main.placements b ON b.source = a.source AND b.photo = a.photo
        WHERE \(Self.differ(key)) ORDER BY a.photo
        """
    ).map { try MergeConflict.photo($0.value(0), here: $0.value(1), there: $0.value(2)) }
  }

  /// `S1, vertex left, v2`
  private static func place(_ table: String) -> String {
    """
    \(table).subject || ', ' || trim(\(table).site || ' ' || \(table).side) || ', ' || \(table).visit
      || CASE \(table).protocol WHEN '' THEN '' ELSE ', ' || \(table).protocol END
      || CASE \(table).repeat WHEN 1 THEN '' ELSE ', repeat ' || \(table).repeat END
    """
  }

  private static func text(_ value: DatabaseValue) -> String { value.isNull ? "not given" : "'\(value)'" }

  private static func same(_ columns: [String]) -> String {
    columns.map { "b.\($0) = a.\($0)" }.joined(separator: " AND ")
  }

  private static func differ(_ columns: [String]) -> String {
    "(\(columns.map { "a.\($0)" }.joined(separator: ", "))) IS NOT (\(columns.map { "b.\($0)" }.joined(separator: ", ")))"
  }

  private func differ(_ table: String) throws -> String {
    Self.differ(try db.columns(in: table, in: "main").map(\.name))
  }
}
