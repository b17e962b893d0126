import GRDB
public import StudyDesign

extension Archive {
  /// Everything that is known of a subject.
  ///
  /// - Parameter smallestDetectable: from repeats, by endpoint.
  public func study(
    of subject: String, smallestDetectable: [Endpoint: Double] = [:]
  ) throws(ArchiveError) -> SubjectStudy {
    let photos = try photos(of: subject)
    return try read { db in
      try SubjectStudy(code: subject, photos: photos, smallestDetectable: smallestDetectable) { planned in
        try Self.pair(db, planned.contentKey)
      }
    }
  }

  /// A hair as `hairs` has it.
  public struct HairRow: Sendable, Hashable {
    public var id: Int
    public var rootX: Double
    public var rootY: Double
    public var rootInField: Bool
    public var tipInField: Bool
    public var diameterUm: Double?
    public var diameterSEUm: Double?
    public var diameterPx: Double
    public var lengthMm: Double?
    public var sizeClass: String?
    public var polarity: String
    public var unit: Int?
    public var confidence: Double
  }

  /// The hairs of a trichogram without their curves, in the order of their ids.
  public func hairs(of trichogram: Int64) throws(ArchiveError) -> [HairRow] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT id, root_x_px, root_y_px, root_in_field, tip_in_field, diameter_um, diameter_se_um, diameter_px,
            length_mm, class, polarity, unit, confidence FROM hairs WHERE trichogram = ? ORDER BY id
          """)
      let cursor = try Row.fetchCursor(statement, arguments: [trichogram])
      var hairs: [HairRow] = []
      while let row = try cursor.next() {
        try hairs.append(
          HairRow(
            id: row.value(0), rootX: row.value(1), rootY: row.value(2), rootInField: row.value(3),
            tipInField: row.value(4), diameterUm: row.value(5),
            diameterSEUm: row.value(6), diameterPx: row.value(7), lengthMm: row.value(8), sizeClass: row.value(9),
            polarity: row.value(10),
            unit: row.value(11), confidence: row.value(12)))
      }
      return hairs
    }
  }

  /// A number of one photo of a set of repeated ones.
  public struct RepeatedValue: Sendable, Hashable {
    /// Tells one set from another: subject, site, side, visit and protocol.
    public var set: String
    public var repeatNumber: Int
    public var value: Double
  }

  /// The values of an endpoint in all photos that are usable and one of several of their visit.
  public func repeatedValues(of endpoint: Endpoint) throws(ArchiveError) -> [RepeatedValue] {
    try read { db in
      let cursor = try Row.fetchCursor(
        db,
        sql: """
          SELECT p.subject || char(9) || p.site || char(9) || p.side || char(9) || p.visit || char(9) || p.protocol,
            p.repeat, t.\(endpoint.rawValue)
          FROM placements p JOIN trichograms t ON t.key = p.trichogram
          WHERE t.quality <> 'unusable' AND t.\(endpoint.rawValue) IS NOT NULL AND EXISTS (
            SELECT 1 FROM placements q JOIN trichograms u ON u.key = q.trichogram
            WHERE (q.subject, q.site, q.side, q.visit, q.protocol)
              = (p.subject, p.site, p.side, p.visit, p.protocol) AND q.repeat <> p.repeat
              AND u.quality <> 'unusable' AND u.\(endpoint.rawValue) IS NOT NULL)
          ORDER BY p.subject, p.site, p.side, p.visit, p.protocol, p.repeat
          """)
      var values: [RepeatedValue] = []
      while let row = try cursor.next() {
        try values.append(RepeatedValue(set: row.value(0), repeatNumber: row.value(1), value: row.value(2)))
      }
      return values
    }
  }
}
