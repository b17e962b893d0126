public import Files
public import StudyDesign

/// A photo that a manifest or folder names, beside what the archive knows of it.
public struct StagedPhoto: Sendable {
  /// Its place among the staged photos, from 1.
  public var ordinal: Int64
  public var line: Int?
  /// Its path below the manifest's folder.
  public var photo: String
  public var placement: Placement
  /// The photo and trichogram that the archive has in its place.
  public var knownPhotoSHA256: String?
  public var knownTrichogram: Int64?
  /// The file as it was when it was read last, and what it held then.
  public var knownFile: FileIdentity?
  public var knownFileSHA256: String?
}
