/// A decoded photo, upright (EXIF orientation applied), without alpha, in the file's own tone curve.
public struct Photo: Sendable {
  /// Interleaved samples, rows from the top without padding.
  public enum Samples: Sendable {
    /// Grey, one byte a pixel.
    case gray8([UInt8])
    /// Red, green, blue, three bytes a pixel.
    case rgb8([UInt8])
    /// Grey, 0 to 65535.
    case gray16([UInt16])
    /// Red, green, blue, each 0 to 65535.
    case rgb16([UInt16])
  }

  public let width: Int
  public let height: Int
  public let samples: Samples
  public let metadata: PhotoMetadata

  /// - Precondition: `samples` holds exactly `width × height` pixels.
  public init(width: Int, height: Int, samples: Samples, metadata: PhotoMetadata = PhotoMetadata()) {
    precondition(width > 0 && height > 0)
    switch samples {
    case .gray8(let s): precondition(s.count == width * height)
    case .rgb8(let s): precondition(s.count == 3 * width * height)
    case .gray16(let s): precondition(s.count == width * height)
    case .rgb16(let s): precondition(s.count == 3 * width * height)
    }
    self.width = width
    self.height = height
    self.samples = samples
    self.metadata = metadata
  }
}
