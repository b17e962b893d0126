public import Archive
import Files
import Reporting
import StudyDesign

/// An archive as tables that any program reads, with a dictionary of their columns.
///
/// Rows are in the order of subjects, places and visits, whatever the order in which photos were analysed; there is no time of
/// the export in them. Equal content is equal bytes.
public struct StudyExport {
  private let archive: Archive
  private let folder: String
  private let covariates: [String]

  /// - Parameter folder: where the tables are written; it is made.
  /// - Throws: `FileError`, ``ArchiveError``.
  public init(_ archive: Archive, to folder: String) throws {
    self.archive = archive
    self.folder = folder
    covariates = try archive.covariateNames()
    try Folder.create(folder)
  }

  /// Writes all tables.
  ///
  /// - Parameter advance: is told of each subject that is done.
  /// - Throws: `FileError`, ``ArchiveError``; tables are put in their places only when all are complete.
  public func write(advance: () -> Void = {}) throws {
    let photos = try ExportTable(
      "photos.csv", in: folder, columns: PhotosTable.columns(covariates: covariates))
    let pairs = try ExportTable("pairs.csv", in: folder, columns: PairsTable.columns(covariates: covariates))
    let matches = try ExportTable("matches.csv", in: folder, columns: MatchesTable.columns(covariates: covariates))
    let endpoints = try ExportTable(
      "endpoints.csv", in: folder, columns: EndpointsTable.columns(covariates: covariates))
    let hairs = try AtomicFileStream(folder + "/hairs.csv")
    let hairCovariates = HairsTable.covariates(covariates)
    try hairs.write(
      CSV(header: HairsTable.photo.map(\.name) + HairsTable.hair.map(\.name) + hairCovariates.map(\.name)).bytes)

    var last: String?
    while true {
      let codes = try archive.subjects(after: last)
      guard !codes.isEmpty else { break }
      last = codes.last
      for code in codes {
        let study = try archive.study(of: code)
        for place in study.places {
          for visit in place.series.visits {
            for photo in visit.photos + visit.later {
              guard let key = photo.key, let head = photo.head else { continue }
              try photos.add(.init(placement: photo.placement, name: photo.name, head: head))
              try write(try archive.hairs(of: key), of: photo, hairCovariates, to: hairs)
            }
          }
          for pair in place.pairs {
            try pairs.add(pair)
            for match in try archive.matches(pair.planned.contentKey) {
              try matches.add(.init(pair: pair, match: match))
            }
          }
        }
        for row in EndpointsTable.rows(of: study) { try endpoints.add(row) }
        advance()
      }
    }
    let dictionary = self.dictionary
    try photos.finish()
    try hairs.finish()
    try pairs.finish()
    try matches.finish()
    try endpoints.finish()
    try AtomicFile.write(dictionary, to: folder + "/dictionary.csv")
  }

  /// The cells that all hairs of a photo share are made once.
  private func write(
    _ rows: [Archive.HairRow], of photo: PlacedPhoto, _ covariates: [ExportColumn<PlacedPhoto>],
    to stream: AtomicFileStream
  ) throws {
    var first = CSV(), last = CSV()
    for column in HairsTable.photo { column.write(photo, &first) }
    for column in covariates { column.write(photo, &last) }
    var csv = CSV()
    for row in rows {
      csv.cells(first)
      for column in HairsTable.hair { column.write(row, &csv) }
      if !covariates.isEmpty { csv.cells(last) }
      csv.endRow()
    }
    try stream.write(csv.bytes)
  }

  private var dictionary: [UInt8] {
    var csv = CSV(header: ["file", "column", "type", "unit", "meaning"])
    func add<Row>(_ file: String, _ columns: [ExportColumn<Row>]) {
      for column in columns {
        for cell in [file, column.name, column.kind.rawValue, column.unit, column.meaning] { csv.text(cell) }
        csv.endRow()
      }
    }
    add("photos.csv", PhotosTable.columns(covariates: covariates))
    add("hairs.csv", HairsTable.photo)
    add("hairs.csv", HairsTable.hair)
    add("hairs.csv", HairsTable.covariates(covariates))
    add("pairs.csv", PairsTable.columns(covariates: covariates))
    add("matches.csv", MatchesTable.columns(covariates: covariates))
    add("endpoints.csv", EndpointsTable.columns(covariates: covariates))
    return csv.bytes
  }
}
