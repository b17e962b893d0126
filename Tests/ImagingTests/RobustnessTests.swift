import ImageFileSupport
import Imaging
import Testing

/// Damage of every sort to good files: a photo or an error, never a crash, and never a silent loss.
@Suite struct RobustnessTests {
  static let files: [[UInt8]] = {
    let builder = JPEGBuilder(width: 96, height: 64, luma: (2, 2))
    var progressive = builder
    progressive.progressive = true
    var restarts = builder
    restarts.restartRows = 1
    var arithmetic = builder
    arithmetic.arithmetic = true
    let inks = JPEGBuilder(components: 4, transform: true, adobeMarker: true)
    let exif = EXIFBuilder(entries: [(0x010F, 2, 0, "Maker"), (0x0110, 2, 0, "Model"), (0x0112, 3, 6, nil)]).tiff
    let segments =
      JPEGBuilder.segment(0xE1, Array("Exif\0\0".utf8) + exif)
      + JPEGBuilder.segment(0xE2, Array("ICC_PROFILE\0\u{1}\u{1}".utf8) + ICCProfileBuilder.profile("Display P3"))
    let jpegs = [builder, progressive, restarts, arithmetic, inks].compactMap { $0.bytes($0.samples) }
    return jpegs.map { JPEGBuilder.insert(segments, into: $0) } + pngs
  }()

  static let pngs: [[UInt8]] = [
    (.rgb, 8, false), (.rgba, 16, true), (.palette, 2, true), (.gray, 1, false),
  ].map { (type: PNGBuilder.ColorType, depth, interlaced) in
    var png = PNGBuilder.random(type, depth: depth, interlaced: interlaced, width: 31, height: 23)
    png.before.insert(
      ("iCCP", Array("icc\0\0".utf8) + PNGBuilder.zlib(ICCProfileBuilder.profile("Display P3"))), at: 0)
    png.after = [("eXIf", EXIFBuilder.orientation(6)), ("tEXt", Array("Comment\0text".utf8))]
    return png.bytes
  }

  @Test func theFilesAreGood() throws {
    for file in Self.files { #expect(try PhotoDecoder.decode(file).metadata.orientation == 6) }
  }

  @Test(arguments: files.indices)
  func everyTruncationIsRefused(index: Int) {
    let file = Self.files[index]
    for percent in stride(from: 0, to: 100, by: 2) {
      #expect(throws: DecodingError.self) { try PhotoDecoder.decode(Array(file[..<(file.count * percent / 100)])) }
    }
    for missing in 1...40 {
      #expect(throws: DecodingError.self) { try PhotoDecoder.decode(file.dropLast(missing)) }
    }
  }

  @Test(arguments: files.indices)
  func changedBytesNeverCrash(index: Int) {
    let file = Self.files[index]
    var generator = SplitMix(state: UInt64(index))
    for _ in 0..<400 {
      var changed = file
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        changed[Int.random(in: 0..<file.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      // A header may now claim any size: the limit keeps the test quick.
      let photo = try? PhotoDecoder.decode(changed, limits: DecodingLimits(maxMegapixels: 1))
      if let photo { #expect(photo.width * photo.height <= 1_000_000) }
    }
  }

  /// Checksums cover every byte of a PNG.
  @Test func everyChangedByteOfAPNGIsNoticed() {
    for file in Self.pngs {
      for position in file.indices {
        var changed = file
        changed[position] ^= 1 << UInt8(position % 8)
        #expect(throws: DecodingError.self, "byte \(position)") { try PhotoDecoder.decode(changed) }
      }
    }
  }
}

extension PhotoDecoder {
  fileprivate static func decode(_ bytes: ArraySlice<UInt8>) throws(DecodingError) -> Photo {
    try decode(Array(bytes))
  }
}
