/// Lays pixels with alpha over black and drops the alpha, in place.
///
/// Transparent parts are outside of the photo, and read as a black border does. The weighting is done in the file's
/// own code values, as most viewers do; it matters only where a pixel is partly transparent.
enum AlphaCompositing {
  /// - Parameters:
  ///   - samples: `pixelCount` pixels of `channels + 1` samples, the last being alpha. Afterwards the first
  ///     `pixelCount × channels` samples are the opaque pixels.
  ///   - channels: 1 or 3.
  static func flatten<Sample: FixedWidthInteger & UnsignedInteger>(
    _ samples: UnsafeMutablePointer<Sample>, pixelCount: Int, channels: Int
  ) {
    var from = samples
    var to = samples
    let full = UInt64(Sample.max)
    for _ in 0..<pixelCount {
      let alpha = from[channels]
      for channel in 0..<channels {
        to[channel] =
          alpha == .max ? from[channel] : Sample((UInt64(from[channel]) * UInt64(alpha) + full / 2) / full)
      }
      from += channels + 1
      to += channels
    }
  }
}
