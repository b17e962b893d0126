public import Files

/// Reads a manifest entry by entry, however long it is.
public struct ManifestReader {
  private var csv: CSVReader
  private let columns: ManifestColumns
  private var ranks = VisitRanks()

  /// - Throws: `FileError`; ``ManifestProblem`` where the header cannot be used, so that no row can.
  public init(_ path: String) throws {
    csv = try CSVReader(path)
    switch try csv.next() {
    case nil:
      throw ManifestProblem(
        line: 1, photo: "", problem: "the manifest is empty",
        advice: "give the header photo,subject,site and visit or date, and a row a photo")
    case .failure(let malformed):
      throw ManifestProblem(
        line: malformed.line, photo: "", problem: "the header cannot be read: " + malformed.problem,
        advice: "save the manifest as CSV in UTF-8")
    case .success(let record): columns = try ManifestColumns(header: record.cells)
    }
  }

  /// The names of the columns that are covariates, in their order.
  public var covariates: [String] { columns.covariates.map(\.name) }

  /// Covariates whose names are nearly those of known columns that the manifest does not have.
  public var misspellings: [Misspelling] { columns.misspellings }

  /// The next row, or what is wrong with it; `nil` at the end.
  public mutating func next() throws(FileError) -> ManifestEntry? {
    switch try csv.next() {
    case nil: return nil
    case .failure(let malformed):
      return .problem(
        ManifestProblem(
          line: malformed.line, photo: "", problem: malformed.problem,
          advice: "correct the row's quotation marks, or save the file as UTF-8"))
    case .success(let record):
      do throws(ManifestProblem) {
        var row = try ManifestRow(record, columns: columns, ranks: &ranks)
        row.photo = PhotoPath.normalized(row.photo)
        return .row(row)
      } catch {
        return .problem(error)
      }
    }
  }
}
