import CCodecShim

/// Writes JPEG files. The bytes depend on nothing but the arguments and the version of libjpeg.
public enum JPEGEncoder {
  /// How coarsely colour is stored.
  public enum Subsampling: Sendable, Hashable {
    /// Colour at half the width and half the height.
    case s420
    /// Colour at half the width.
    case s422
    /// Colour at half the height.
    case s440
    /// Colour at every pixel.
    case s444
  }

  /// Encodes 8-bit grey or RGB samples.
  ///
  /// - Parameters:
  ///   - samples: `.gray8` or `.rgb8`, `width × height` pixels, rows from the top; at most 65,500 a side.
  ///   - quality: 1 to 100, on libjpeg's scale; values beyond are taken as the nearest.
  ///   - subsampling: Of no effect for grey.
  /// - Throws: ``EncodingError``.
  public static func encode(
    _ samples: Photo.Samples, width: Int, height: Int, quality: Int, subsampling: Subsampling = .s420,
    progressive: Bool = false
  ) throws(EncodingError) -> [UInt8] {
    try samples.check(width: width, height: height)
    var settings = codec_jpeg_settings()
    settings.width = UInt32(width)
    settings.height = UInt32(height)
    switch samples {
    case .gray8: settings.channels = 1
    case .rgb8: settings.channels = 3
    case .gray16, .rgb16: throw EncodingError(.unsupported, "JPEG holds 8 bits a sample, not 16; write PNG")
    }
    settings.quality = Int32(min(max(quality, 1), 100))
    settings.chroma_width = subsampling == .s420 || subsampling == .s422 ? 2 : 1
    settings.chroma_height = subsampling == .s420 || subsampling == .s440 ? 2 : 1
    settings.progressive = progressive
    var output = codec_output()
    var status = codec_status()
    samples.withUnsafeBytes { bytes in
      codec_jpeg_write(bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), settings, &output, &status)
    }
    return try output.take(status)
  }
}
