public import Comparison
import Foundation
import GRDB
import Geometry
public import StudyDesign
import Trichometry

extension Archive {
  public func hasPair(_ key: Int64) throws(ArchiveError) -> Bool {
    try read { db in
      let statement = try db.cachedStatement(sql: "SELECT 1 FROM pairs WHERE key = ?")
      return try Int.fetchOne(statement, arguments: [key]) != nil
    }
  }

  /// Keeps a comparison: all of it or nothing.
  public func save(_ pair: PairComparison, of planned: PlannedPair, run: AuditTrail) throws(ArchiveError) {
    let key = planned.contentKey
    let record = PairRecord(pair)
    try write { db in
      guard try Int.fetchOne(db, sql: "SELECT 1 FROM pairs WHERE key = ?", arguments: [key]) == nil else { return }
      let p = record.phototrichogram
      var map = ByteWriter()
      for element in record.homography?.m ?? [] { map.double(element) }
      let homography = record.homography == nil ? nil : Data(map.bytes)
      let head: StatementArguments = [
        key, planned.beforeKey, planned.afterKey, planned.days, record.isAligned ? "aligned" : "not_comparable",
        record.reasons.joined(separator: "\n"), homography, record.overlapFraction, record.residualUm,
        record.samePlaceProbability, record.sharedAreaCm2,
      ]
      let counts: StatementArguments = [
        record.counts.kept, record.counts.lost, record.counts.gained, record.counts.undecided,
      ]
      let phases: StatementArguments = [
        p?.anagenFraction, p?.anagenCI95?.lowerBound, p?.anagenCI95?.upperBound, p?.telogenFraction,
        p?.growthMmPerDay, p?.decided, record.warnings.joined(separator: "\n"),
      ]
      try Self.execute(
        db, "INSERT INTO pairs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        head + counts + phases)
      for (name, change) in record.changes.entries {
        try Self.execute(
          db, "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          [
            key, name, change.before, change.after, change.change, change.percent, change.ci95?.lowerBound,
            change.ci95?.upperBound, change.verdict.rawValue,
          ])
      }
      let insertion = try db.cachedStatement(sql: "INSERT INTO matches VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
      for (i, hair) in pair.hairs.enumerated() {
        try insertion.execute(arguments: [
          key, i + 1, hair.before?.id, hair.after?.id, hair.fate.rawValue, hair.diameterChangeUm,
          hair.diameterChangeSEUm, hair.growthMm, hair.phase?.rawValue,
        ])
      }
      try run.note(db, "compared", subject: planned.before.placement.subject, detail: "pair \(key)")
    }
  }

  /// What a comparison came to; `nil` where it has not been made.
  public func pair(_ key: Int64) throws(ArchiveError) -> PairRecord? {
    try read { db in try Self.pair(db, key) }
  }

  /// The hairs of a comparison: the ids in both photos and what became of them, in their order.
  public func matches(_ pair: Int64) throws(ArchiveError) -> [HairMatch] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT before_id, after_id, fate, diameter_change_um, diameter_change_se_um, growth_mm, phase FROM matches
          WHERE pair = ? ORDER BY number
          """)
      return try Row.fetchAll(statement, arguments: [pair]).map { row in
        try HairMatch(
          beforeID: row.value(0), afterID: row.value(1), fate: Fate(rawValue: row.value(2)) ?? .undecided,
          diameterChangeUm: row.value(3),
          diameterChangeSEUm: row.value(4), growthMm: row.value(5),
          phase: (row.value(6) as String?).flatMap(Phase.init(rawValue:)))
      }
    }
  }

  static func pair(_ db: Database, _ key: Int64) throws -> PairRecord? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT status, reasons, homography, overlap_fraction, residual_um, same_place_probability, shared_area_cm2,
          kept, lost, gained, undecided, anagen_fraction, anagen_ci95_low, anagen_ci95_high, telogen_fraction,
          growth_mm_per_day, phase_decided, days, warnings FROM pairs WHERE key = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [key]) else { return nil }
    var homography: Homography?
    if let bytes: Data = try row.value(2) {
      var reader = ByteReader([UInt8](bytes))
      let elements = (0..<9).compactMap { _ in reader.double() }
      if elements.count == 9 { homography = Homography(m: elements) }
    }
    var phototrichogram: Phototrichogram?
    if let decided: Int = try row.value(16), let days: Double = try row.value(17) {
      phototrichogram = try Phototrichogram(
        days: days, anagenFraction: row.value(11), anagenCI95: row.interval(12), telogenFraction: row.value(14),
        growthMmPerDay: row.value(15), decided: decided)
    }
    let changes = try db.cachedStatement(
      sql: "SELECT endpoint, before, after, change, percent, ci95_low, ci95_high, verdict FROM changes WHERE pair = ?")
    var pairChanges = PairChanges()
    for row in try Row.fetchAll(changes, arguments: [key]) {
      try pairChanges.set(
        row.value(0),
        Change(
          before: row.value(1), after: row.value(2), change: row.value(3), percent: row.value(4), ci95: row.interval(5),
          verdict: Verdict(rawValue: row.value(7)) ?? .notComparable))
    }
    let status: String = try row.value(0)
    return try PairRecord(
      isAligned: status == "aligned", reasons: row.lines(1), homography: homography, overlapFraction: row.value(3),
      residualUm: row.value(4), samePlaceProbability: row.value(5), sharedAreaCm2: row.value(6),
      counts: .init(kept: row.value(7), lost: row.value(8), gained: row.value(9), undecided: row.value(10)),
      changes: pairChanges,
      phototrichogram: phototrichogram, warnings: row.lines(18))
  }
}

extension PlannedPair {
  /// Of its comparison in an archive.
  public var contentKey: Int64 { ContentKey.pair(before: beforeKey, after: afterKey, days: days).value }
}

extension PairChanges {
  /// Sets the change that stands under a name of `entries`.
  fileprivate mutating func set(_ name: String, _ change: Change) {
    switch name {
    case "density_per_cm2": densityPerCm2 = change
    case "mean_diameter_um": meanDiameterUm = change
    case "kept_mean_diameter_um": keptMeanDiameterUm = change
    case "cumulative_thickness_mm_per_cm2": cumulativeThicknessMmPerCm2 = change
    case "terminal_to_vellus": terminalToVellus = change
    case "follicular_units_per_cm2": follicularUnitsPerCm2 = change
    case "hairs_per_unit": hairsPerUnit = change
    default: break
    }
  }
}
