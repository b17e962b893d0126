import Archive
import Files
import Imaging
import Reporting
import TrichogramKit

/// One photo that may have to be analysed.
struct PhotoJob: Sendable {
  /// What became of it.
  enum Outcome: Sendable {
    case analysed(PhotoRecord)
    /// The archive has this photo with these settings.
    case known(key: Int64, photoSHA256: String, file: FileIdentity)
    case failed(Failure)
  }

  var staged: StagedPhoto
  var path: String
  /// Why nothing can be done, if that is known beforehand.
  var failure: Failure?
  var analyzer: PhotoAnalyzer?
  var limits: DecodingLimits
  var archive: Archive
  /// Where the photo's own files are written, without their endings.
  var filesStem: String?
  /// Whether some of them are not there.
  var lacksFiles = false

  func run() -> Outcome {
    if let failure { return .failed(failure) }
    guard let analyzer else { return .failed(Failure(MissingAnalyzer(), subject: staged.photo)) }
    do {
      let file = try FileIdentity(of: path)
      let bytes = try FileReading.bytes(at: path)
      guard try FileIdentity(of: path) == file else {
        throw Failure(
          code: .inputOutputError, subject: staged.photo, problem: "the file changed while it was read",
          advice: "run the same command again")
      }
      let sha256 = Fingerprint.sha256(bytes)
      let key = ContentKey.trichogram(photoSHA256: sha256, settingsSHA256: analyzer.settingsSHA256).value
      if filesStem == nil || (!lacksFiles && staged.knownTrichogram == key) {
        if try archive.hasTrichogram(key) { return .known(key: key, photoSHA256: sha256, file: file) }
      }
      let analysis = try analyzer.analyze(bytes, name: PhotoStem.name(of: staged.photo), limits: limits)
      if let filesStem {
        try Folder.create(String(filesStem[..<(filesStem.lastIndex(of: "/") ?? filesStem.endIndex)]))
        try PhotoFiles.write(analysis, stem: filesStem)
      }
      // The same photo has the same output under every name.
      var unnamed = analysis.trichogram
      unnamed.photo.name = ""
      return .analysed(
        PhotoRecord(
          analysis.trichogram, field: analysis.field, settingsText: analyzer.settingsText,
          outputSHA256: Fingerprint.sha256(TrichogramJSON.encode(unnamed)), path: path, file: file))
    } catch {
      var failure = Failure(error, subject: staged.photo)
      // As the manifest has it: the path of this machine concerns nobody.
      if error is FileError { failure.subject = staged.photo }
      return .failed(failure)
    }
  }

  private struct MissingAnalyzer: Error {}
}
