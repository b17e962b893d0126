/// Turns the bytes of a PNG or JPEG file into an upright ``Photo``.
public enum PhotoDecoder {
  /// Decodes a photo.
  ///
  /// - PNG: every colour type, 1 to 16 bits, interlaced or not. 16 bits stay 16; 1, 2 and 4 bits of grey become 8.
  ///   Alpha is laid over black: transparent parts are outside of the photo and read as a black border.
  /// - JPEG: baseline and progressive, grey, YCbCr of any subsampling, RGB, CMYK and YCCK (converted to RGB without
  ///   a profile). The exact integer DCT and smooth chroma upsampling are used.
  /// - EXIF's orientation is applied. Colour profiles are recognised, not applied; see ``PhotoMetadata/warnings``.
  ///
  /// A file that is damaged or cut off anywhere is refused, even where a library would fill the gap.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - limits: What may be spent on it.
  /// - Throws: ``DecodingError``, whose description is one line and names no file.
  public static func decode(_ bytes: [UInt8], limits: DecodingLimits = .init()) throws(DecodingError) -> Photo {
    let stored: StoredPicture
    switch FileFormat(bytes) {
    case _ where bytes.isEmpty:
      throw DecodingError(.empty, "the file is empty", remedy: "copy it again from the camera")
    case .png:
      stored = try PNGDecoder.decode(bytes, limits: limits)
    case .jpeg:
      stored = try JPEGDecoder.decode(bytes, limits: limits)
    case .other(let name, let conversion):
      throw DecodingError(
        .wrongFormat(name), "this is \(name), not PNG or JPEG", remedy: "convert it: \(conversion)")
    case .unknown:
      throw DecodingError(.wrongFormat(nil), "this is not a PNG or JPEG file", remedy: "give a PNG or JPEG photo")
    }
    return stored.upright()
  }
}
