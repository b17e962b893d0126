import ImageFileSupport
import Imaging
import Testing

@Suite struct JPEGDecodingTests {
  @Test(arguments: [JPEGEncoder.Subsampling.s420, .s422, .s440, .s444], [false, true])
  func decodesEverySubsampling(subsampling: JPEGEncoder.Subsampling, progressive: Bool) throws {
    for (width, height) in [(61, 45), (64, 48), (1, 1), (17, 3), (3, 17)] {
      let builder = JPEGBuilder(width: width, height: height)
      let samples = Photo.Samples.rgb8(builder.smoothSamples)
      let file = try JPEGEncoder.encode(
        samples, width: width, height: height, quality: 95, subsampling: subsampling, progressive: progressive)
      let photo = try PhotoDecoder.decode(file)
      #expect(photo.width == width && photo.height == height)
      #expect(photo.metadata.format == .jpeg)
      #expect(photo.metadata.bitDepth == 8)
      #expect(photo.metadata.warnings.isEmpty)
      #expect(!photo.samples.isGray)
      #expect(largestDifference(photo.samples, samples) <= (subsampling == .s444 ? 6 : 12))
    }
  }

  @Test(arguments: [false, true])
  func decodesGray(progressive: Bool) throws {
    let builder = JPEGBuilder(components: 1)
    let samples = Photo.Samples.gray8(builder.smoothSamples)
    let file = try JPEGEncoder.encode(samples, width: 61, height: 45, quality: 95, progressive: progressive)
    let photo = try PhotoDecoder.decode(file)
    #expect(photo.samples.isGray)
    #expect(largestDifference(photo.samples, samples) <= 4)
  }

  /// These change how coefficients are stored, not what they are.
  @Test func storageDoesNotChangePixels() throws {
    let plain = JPEGBuilder(luma: (2, 2))
    let expected = try PhotoDecoder.decode(#require(plain.bytes(plain.samples))).samples.values
    var variants = Array(repeating: plain, count: 5)
    variants[0].progressive = true
    variants[1].restartRows = 1
    variants[2].separateScans = true
    variants[3].arithmetic = true
    variants[4].arithmetic = true
    variants[4].progressive = true
    for variant in variants {
      // A libjpeg built without arithmetic coding cannot write such a file either.
      guard let file = variant.bytes(plain.samples) else { continue }
      #expect(try PhotoDecoder.decode(file).samples.values == expected)
    }
  }

  @Test func decodesRGBStoredWithoutTransform() throws {
    let builder = JPEGBuilder(transform: false, adobeMarker: true)
    let photo = try PhotoDecoder.decode(#require(builder.bytes()))
    #expect(largestDifference(photo.samples, .rgb8(builder.smoothSamples)) <= 4)
  }

  @Test(arguments: [false, true], [false, true])
  func convertsInksToRGB(isYCCK: Bool, isInverted: Bool) throws {
    // YCCK is told from CMYK by Adobe's marker, which means inverted inks.
    if isYCCK && !isInverted { return }
    let builder = JPEGBuilder(components: 4, transform: isYCCK, adobeMarker: isInverted, luma: (1, 1))
    let inks = builder.smoothSamples
    let photo = try PhotoDecoder.decode(#require(builder.bytes(inks)))
    let expected = stride(from: 0, to: inks.count, by: 4).flatMap { start in
      (0..<3).map { c -> UInt8 in
        let ink = isInverted ? Int(inks[start + c]) : 255 - Int(inks[start + c])
        let black = isInverted ? Int(inks[start + 3]) : 255 - Int(inks[start + 3])
        return UInt8((ink * black + 127) / 255)
      }
    }
    #expect(largestDifference(photo.samples, .rgb8(expected)) <= 8)
    #expect(photo.metadata.warnings.contains { $0.contains("CMYK") })
  }

  @Test func zeroPaddingBeforeTheEndIsHarmless() throws {
    let file = try #require(JPEGBuilder().bytes())
    let padded = file.dropLast(2) + Array(repeating: 0, count: 20) + file.suffix(2)
    let photo = try PhotoDecoder.decode(Array(padded))
    #expect(try photo.samples.values == PhotoDecoder.decode(file).samples.values)
    #expect(photo.metadata.warnings.count == 1)
  }

  @Test func bytesAfterTheEndAreIgnoredWithAWarning() throws {
    let file = try #require(JPEGBuilder().bytes())
    let warnings = try PhotoDecoder.decode(file + [1, 2, 3, 0xFF, 0xD8]).metadata.warnings
    #expect(warnings == ["JPEG: what follows the picture was ignored (bytes: 5)."])
  }

  private func largestDifference(_ a: Photo.Samples, _ b: Photo.Samples) -> Int {
    let a = a.values.map(Int.init)
    let b = b.values.map(Int.init)
    guard a.count == b.count else { return .max }
    return zip(a, b).map { abs($0 - $1) }.max() ?? 0
  }
}
