public import Trichometry

/// The summaries of photos as CSV: a row a photo, the summary's names, intervals as two columns.
public enum SummaryCSV {
  /// The row of column names with its line break.
  public static let header: [UInt8] = CSV(header: columns).bytes

  /// The row of one photo with its line break, without the header. What is not known is an empty cell.
  public static func row(_ trichogram: Trichogram) -> [UInt8] {
    var csv = CSV()
    csv.text(trichogram.photo.name)
    append(trichogram.summary, to: &csv)
    csv.endRow()
    return csv.bytes
  }

  /// Adds the cells of a summary, those of `summaryColumns`.
  public static func append(_ summary: Trichogram.Summary, to csv: inout CSV) {
    for entry in SummaryEntry.all(of: summary) {
      switch entry.value {
      case .count(let value): csv.number(value)
      case .number(let value): csv.number(value)
      case .interval(let value):
        csv.number(value?.lowerBound)
        csv.number(value?.upperBound)
      }
    }
  }

  private static let columns: [String] = ["photo"] + summaryColumns

  /// The names of a summary's cells.
  public static let summaryColumns: [String] =
    SummaryEntry.all(of: Trichogram.Summary()).flatMap { entry in
      if case .interval = entry.value { [entry.name + "_low", entry.name + "_high"] } else { [entry.name] }
    }
}
