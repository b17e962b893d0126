public import Files
import Geometry
public import ScalpField
public import Trichometry

/// An analysed photo as the archive keeps it, made ready apart from the archive so that many can be at once.
public struct PhotoRecord: Sendable {
  public let key: Int64
  public var photoSHA256: String { trichogram.photo.sha256 }
  let trichogram: Trichogram
  let settingsText: String
  let outputSHA256: String
  let lines: [UInt8]
  let doubtful: [UInt8]
  let field: [UInt8]
  let path: String
  let file: FileIdentity

  /// - Parameters:
  ///   - path: of the photo's file, absolute.
  ///   - file: the file as it was when it was read.
  ///   - outputSHA256: of the trichogram as JSON.
  public init(
    _ trichogram: Trichogram, field: Field, settingsText: String, outputSHA256: String, path: String,
    file: FileIdentity
  ) {
    key =
      ContentKey.trichogram(
        photoSHA256: trichogram.photo.sha256, settingsSHA256: trichogram.software.settingsSHA256
      ).value
    self.trichogram = trichogram
    self.settingsText = settingsText
    self.outputSHA256 = outputSHA256
    self.path = path
    self.file = file
    self.field = FieldBlob.encode(field)
    lines = CurveBlob.encode(trichogram.hairs.map { .init(points: $0.polyline.points, widthsPx: $0.widthsPx) })
    doubtful = DoubtfulBlob.encode(trichogram.doubtfulShafts)
  }
}

/// A trichogram from the archive with what comparing and drawing it take.
public struct StoredTrichogram: Sendable {
  public var trichogram: Trichogram
  public var field: Field
}
