/// Bounds that a file must keep before memory or time is spent on it.
public struct DecodingLimits: Sendable, Hashable {
  /// Millions of pixels, read from the header before anything that grows with the picture is allocated.
  public var maxMegapixels: Double
  /// Scans of a progressive JPEG. Encoders write about ten; a small file with thousands of them keeps a decoder
  /// busy for hours, because each scan passes over the whole picture.
  public var maxScans: Int
  /// Bytes of memory for one ancillary PNG chunk (colour profile, EXIF), which may be compressed a thousandfold.
  public var maxChunkBytes: Int

  public init(maxMegapixels: Double = 250, maxScans: Int = 100, maxChunkBytes: Int = 8_000_000) {
    self.maxMegapixels = maxMegapixels
    self.maxScans = maxScans
    self.maxChunkBytes = maxChunkBytes
  }

  /// Throws where a picture of this size may not be decoded.
  func check(width: Int, height: Int) throws(DecodingError) {
    if width == 0 || height == 0 {
      throw DecodingError(
        .zeroSize, "the picture is \(width) × \(height) pixels", remedy: "export it again from the camera's software")
    }
    // Doubles cannot overflow; the second bound keeps byte counts within Int.
    let pixels = Double(width) * Double(height)
    if pixels <= maxMegapixels * 1e6 && pixels <= 1e15 { return }
    let megapixels = DecimalText.fixed(pixels / 1e6, places: 1)
    throw DecodingError(
      .tooLarge,
      "\(width) × \(height) pixels are \(megapixels) megapixels, more than the limit of "
        + DecimalText.shortest(maxMegapixels),
      remedy: "reduce or crop the picture, or raise --max-megapixels")
  }
}
