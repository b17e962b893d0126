import CCodecShim

/// Writes PNG files, marked as sRGB. The bytes depend on nothing but the arguments and the versions of libpng and
/// zlib.
public enum PNGEncoder {
  /// The trade of time for size.
  public enum Compression: Sendable, Hashable {
    /// For pictures to look at: on photos about nine times faster than ``small``, and up to a tenth larger.
    case fast
    /// For files to keep.
    case small
  }

  /// Encodes 8- or 16-bit grey or RGB samples.
  ///
  /// - Parameters:
  ///   - samples: `width × height` pixels, rows from the top.
  ///   - pixelsPerMetre: The resolution to note in the file, at least 1.
  /// - Throws: ``EncodingError``.
  public static func encode(
    _ samples: Photo.Samples, width: Int, height: Int, compression: Compression = .fast, pixelsPerMetre: Int? = nil
  ) throws(EncodingError) -> [UInt8] {
    try samples.check(width: width, height: height)
    var settings = codec_png_settings()
    settings.width = UInt32(width)
    settings.height = UInt32(height)
    settings.fast = compression == .fast
    settings.pixels_per_metre = UInt32(clamping: min(pixelsPerMetre ?? 0, Int(Int32.max)))
    settings.bytes_per_sample =
      switch samples {
      case .gray8, .rgb8: 1
      case .gray16, .rgb16: 2
      }
    settings.channels =
      switch samples {
      case .gray8, .gray16: 1
      case .rgb8, .rgb16: 3
      }
    var output = codec_output()
    var status = codec_status()
    samples.withUnsafeBytes { codec_png_write($0.baseAddress, settings, &output, &status) }
    return try output.take(status)
  }
}

extension codec_output {
  /// The bytes as an array; frees the block.
  mutating func take(_ status: codec_status) throws(EncodingError) -> [UInt8] {
    defer { codec_free(&self) }
    if let error = status.encodingError { throw error }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }
}

extension Photo.Samples {
  /// The samples' memory, in the machine's byte order.
  func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    switch self {
    case .gray8(let samples), .rgb8(let samples): samples.withUnsafeBytes(body)
    case .gray16(let samples), .rgb16(let samples): samples.withUnsafeBytes(body)
    }
  }
}
