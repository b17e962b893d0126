import Archive
import Files
import Reporting
import StudyDesign
import TrichogramKit

/// A subject whose page may have to be made anew.
struct SubjectJob: Sendable {
  struct Outcome: Sendable {
    /// What the index says of the subject.
    var entry: IndexEntry
    var isWritten: Bool
  }

  var code: String
  var photos: PhotoStore
  var smallestDetectable: [Endpoint: Double]
  var output: String
  /// How to hide who the subject is and which visit was first; `nil` where that is not wanted.
  var blinding: Blinding?

  func run() -> Result<Outcome, Failure> {
    do {
      var study = try photos.archive.study(of: code, smallestDetectable: smallestDetectable)
      if let blinding { study.places = blinding.shuffled(study) }
      let shown = blinding?.code(of: code) ?? code
      let page = PageName.file(shown, sha256: Fingerprint.sha256(shown))
      let path = output + "/subjects/" + page
      let fingerprint = Fingerprint.sha256(
        "page \(SubjectHTML.version)\n\(blinding?.seed ?? "")\n\(study.identity)")
      let isWritten = try StudyPage.fingerprint(at: path) != fingerprint
      if isWritten {
        let pages = SubjectPictures(photos: photos, study: study)
        let bytes =
          if let blinding {
            BlindHTML.encode(
              study, pictures: try pages.make(blinding: blinding), order: blinding.order(of: study), code: shown,
              fingerprint: fingerprint)
          } else {
            SubjectHTML.encode(study, pictures: try pages.make(blinding: nil), fingerprint: fingerprint)
          }
        try AtomicFile.write(bytes, to: path)
      }
      let rows =
        blinding == nil ? IndexHTML.rows(study, page: page) : BlindHTML.indexRow(study, code: shown, page: page)
      return .success(
        Outcome(
          entry: IndexEntry(page: page, code: shown, rows: rows, key: blinding?.keyRows(of: study) ?? []),
          isWritten: isWritten))
    } catch {
      return .failure(Failure(error, subject: code))
    }
  }
}

/// What stands of a subject in the index, and in the key of a blinded study.
struct IndexEntry: Sendable {
  var page: String
  var code: String
  var rows: [UInt8]
  var key: [UInt8]
}
