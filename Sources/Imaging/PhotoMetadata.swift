/// What a photo's file says about itself, as far as the analysis may use it.
public struct PhotoMetadata: Sendable, Hashable {
  public enum Format: String, Sendable { case png, jpeg }

  /// The colour profile a file carries.
  public enum ColorProfile: Sendable, Hashable {
    case none
    case sRGB
    /// Another profile, by the description it carries. The samples are read as if they were sRGB.
    case other(String)
  }

  public var format: Format?
  /// Bits a sample in the file: 1, 2, 4, 8 or 16.
  public var bitDepth = 8
  /// The EXIF orientation that was applied, 1 to 8.
  public var orientation = 1
  public var colorProfile = ColorProfile.none
  public var cameraMake: String?
  public var cameraModel: String?
  /// What a reader of the results should know, one sentence each.
  public var warnings: [String] = []

  public init() {}
}
