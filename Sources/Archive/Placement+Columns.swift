import GRDB
import StudyDesign

extension Placement {
  /// The columns of `placements` that a placement fills, in the order of `arguments`.
  static let columns = [
    "subject", "site", "side", "visit", "protocol", "repeat", "date", "rank", "arm", "role", "sex", "age", "clipped_mm",
    "um_per_px", "device", "field", "covariates",
  ]
  /// How many of the columns are the key.
  static let keyColumns = 6

  var arguments: StatementArguments {
    [
      subject, site, side, visit, protocolText, repeatNumber, date?.text, rank, arm, role?.rawValue ?? "", sex,
      ageYears,
      clippedMm, umPerPx, device, field, covariates.map { $0.name + "\t" + $0.value }.joined(separator: "\n"),
    ]
  }

  /// Reads the columns from the first one on.
  init(_ row: Row) throws {
    try self.init(subject: row.value(0), site: row.value(1), side: row.value(2), visit: row.value(3))
    protocolDay = try Placement.protocolDay(row.value(4))
    repeatNumber = try row.value(5)
    date = try (row.value(6) as String?).flatMap(CalendarDate.init(iso:))
    rank = try row.value(7)
    arm = try row.value(8)
    role = try Role(rawValue: row.value(9))
    sex = try row.value(10)
    ageYears = try row.value(11)
    clippedMm = try row.value(12)
    umPerPx = try row.value(13)
    device = try row.value(14)
    field = try row.value(15)
    covariates = try (row.value(16) as String).split(separator: "\n").compactMap { line in
      guard let tab = line.firstIndex(of: "\t") else { return nil }
      return Covariate(name: String(line[..<tab]), value: String(line[line.index(after: tab)...]))
    }
  }
}
