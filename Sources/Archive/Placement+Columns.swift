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
  init(_ row: Row) {
    self.init(subject: row[0], site: row[1], side: row[2], visit: row[3])
    protocolDay = Placement.protocolDay(row[4])
    repeatNumber = row[5]
    date = (row[6] as String?).flatMap(CalendarDate.init(iso:))
    rank = row[7]
    arm = row[8]
    role = Role(rawValue: row[9])
    sex = row[10]
    ageYears = row[11]
    clippedMm = row[12]
    umPerPx = row[13]
    device = row[14]
    field = row[15]
    covariates = (row[16] as String).split(separator: "\n").compactMap { line in
      guard let tab = line.firstIndex(of: "\t") else { return nil }
      return Covariate(name: String(line[..<tab]), value: String(line[line.index(after: tab)...]))
    }
  }
}
