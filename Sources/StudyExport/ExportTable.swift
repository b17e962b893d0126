import Files
import Reporting

/// A table under way to its file.
final class ExportTable<Row> {
  private let columns: [ExportColumn<Row>]
  private let stream: AtomicFileStream

  /// Begins the file with its header.
  init(_ name: String, in folder: String, columns: [ExportColumn<Row>]) throws {
    self.columns = columns
    stream = try AtomicFileStream(folder + "/" + name)
    try stream.write(CSV(header: columns.map(\.name)).bytes)
  }

  func add(_ row: Row) throws {
    var csv = CSV()
    for column in columns { column.write(row, &csv) }
    csv.endRow()
    try stream.write(csv.bytes)
  }

  func finish() throws { try stream.finish() }
}
