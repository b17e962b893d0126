import Archive
import Files
import TrichogramKit

/// Tells of staged photos, one after the other, whether anything has to be done.
struct StagedWork {
  enum Item: Sendable {
    /// The archive has all of it already.
    case unchanged
    case job(PhotoJob)
  }

  private static let chunk = 256

  let archive: Archive
  let folder: String
  let limits: DecodingLimits
  /// Whether to read photos that look as they did.
  let verify: Bool
  /// Where photos' own files go, if they are wanted.
  let filesFolder: String?
  var shelf: AnalyzerShelf

  private var waiting: ArraySlice<StagedPhoto> = []
  private var nextOrdinal: Int64 = 1

  init(
    archive: Archive, folder: String, limits: DecodingLimits, verify: Bool, filesFolder: String?, shelf: AnalyzerShelf
  ) {
    self.archive = archive
    self.folder = folder
    self.limits = limits
    self.verify = verify
    self.filesFolder = filesFolder
    self.shelf = shelf
  }

  /// The next photo; `nil` at the end.
  mutating func next() throws -> Item? {
    if waiting.isEmpty {
      waiting = try archive.stagedPhotos(from: nextOrdinal, limit: Self.chunk, folder: folder)[...]
      nextOrdinal = (waiting.last?.ordinal ?? nextOrdinal) + 1
    }
    guard let staged = waiting.popFirst() else { return nil }
    let path = folder + "/" + staged.photo
    var job = PhotoJob(staged: staged, path: path, limits: limits, archive: archive)
    do {
      let file = try FileIdentity(of: path)
      let analyzer = try shelf.analyzer(for: staged.placement)
      job.analyzer = analyzer
      let stem = filesFolder.map { $0 + "/" + Self.withoutEnding(staged.photo) }
      let hasFiles = stem.map { stem in PhotoFiles.endings.allSatisfy { (try? FileIdentity(of: stem + $0)) != nil } }
      job.filesStem = stem
      job.lacksFiles = hasFiles == false
      if !verify, hasFiles ?? true, file == staged.knownFile, let sha256 = staged.knownFileSHA256,
        staged.knownPhotoSHA256 == sha256,
        staged.knownTrichogram
          == ContentKey.trichogram(photoSHA256: sha256, settingsSHA256: analyzer.settingsSHA256).value
      {
        return .unchanged
      }
    } catch {
      var failure = Failure(error, subject: staged.photo)
      if (error as? FileError)?.path == path { failure.subject = staged.photo }
      job.failure = failure
    }
    return .job(job)
  }

  private static func withoutEnding(_ photo: String) -> String {
    guard let dot = photo.lastIndex(of: "."), photo[dot...].allSatisfy({ $0 != "/" }) else { return photo }
    return String(photo[..<dot])
  }
}
