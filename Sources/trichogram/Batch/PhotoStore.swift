import Archive
import Comparison
import Files
import Imaging
import StudyDesign
import TrichogramKit

/// Photos of a study that were analysed before, read again from their files.
struct PhotoStore: Sendable {
  var archive: Archive
  /// The folder below which the study's photos lie.
  var folder: String
  var limits: DecodingLimits

  /// A photo with its analysis from the archive.
  ///
  /// - Throws: `Failure` where no file holds the photo any more; ``ArchiveError``.
  func side(_ photo: PlacedPhoto, key: Int64) throws -> PairSide {
    let (pixels, stored) = try load(photo, key: key)
    return PairSide(trichogram: stored.trichogram, photo: pixels, region: MeasuredRegion(stored.field))
  }

  func load(_ photo: PlacedPhoto, key: Int64) throws -> (photo: Photo, stored: StoredTrichogram) {
    guard let stored = try archive.trichogram(key, photo: PhotoStem.name(of: photo.name)) else {
      throw Failure(
        code: .dataError, subject: photo.name, problem: "its hairs cannot be read from the archive",
        advice: "restore a copy of the archive, or begin another")
    }
    let sha256 = stored.trichogram.photo.sha256
    for path in [folder + "/" + photo.name] + (try archive.paths(ofPhoto: sha256)) {
      guard let bytes = try? FileReading.bytes(at: path), Fingerprint.sha256(bytes) == sha256 else { continue }
      return (try PhotoDecoder.decode(bytes, limits: limits), stored)
    }
    throw Failure(
      code: .noInput, subject: photo.name, problem: "the photo that was analysed is no longer there",
      advice: "bring it back, or take its row out of the manifest")
  }
}
