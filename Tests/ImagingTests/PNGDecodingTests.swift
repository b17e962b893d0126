import ImageFileSupport
import Imaging
import Testing

@Suite struct PNGDecodingTests {
  struct Kind: CustomTestStringConvertible, Sendable {
    let colorType: PNGBuilder.ColorType
    let depth: Int
    let interlaced: Bool
    var testDescription: String { "\(colorType) \(depth) bit\(interlaced ? " interlaced" : "")" }

    static let all = PNGBuilder.ColorType.allCases.flatMap { type in
      type.depths.flatMap { depth in
        [false, true].map { Kind(colorType: type, depth: depth, interlaced: $0) }
      }
    }
  }

  @Test(arguments: Kind.all)
  func decodesEveryKindExactly(kind: Kind) throws {
    for (width, height) in [(13, 7), (1, 1), (1, 9), (9, 1), (3, 3), (70, 33)] {
      let png = PNGBuilder.random(
        kind.colorType, depth: kind.depth, interlaced: kind.interlaced, width: width, height: height)
      let photo = try PhotoDecoder.decode(png.bytes)
      #expect(photo.width == width && photo.height == height)
      #expect(photo.metadata.format == .png)
      #expect(photo.metadata.bitDepth == kind.depth)
      #expect(photo.metadata.warnings.isEmpty)
      expect(photo, toHave: png, alpha: nil)
    }
  }

  @Test(arguments: [8, 16], [false, true])
  func transparentColourIsBlack(depth: Int, interlaced: Bool) throws {
    var gray = PNGBuilder.random(.gray, depth: depth, interlaced: interlaced)
    let key = gray.samples[5]
    gray.before.append(("tRNS", [UInt8(key >> 8), UInt8(key & 255)]))
    expect(try PhotoDecoder.decode(gray.bytes), toHave: gray) { pixel in pixel == [key] ? 0 : nil }

    var rgb = PNGBuilder.random(.rgb, depth: depth, interlaced: interlaced)
    let keys = Array(rgb.samples[6..<9])
    rgb.before.append(("tRNS", keys.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }))
    expect(try PhotoDecoder.decode(rgb.bytes), toHave: rgb) { pixel in pixel == keys ? 0 : nil }
  }

  @Test(arguments: [1, 2, 4])
  func transparentColourOfFewBitsIsBlack(depth: Int) throws {
    var gray = PNGBuilder.random(.gray, depth: depth)
    gray.before.append(("tRNS", [0, 1]))
    expect(try PhotoDecoder.decode(gray.bytes), toHave: gray) { pixel in pixel == [1] ? 0 : nil }
  }

  @Test(arguments: [1, 2, 4, 8])
  func paletteTransparencyIsLaidOverBlack(depth: Int) throws {
    var png = PNGBuilder.random(.palette, depth: depth)
    png.before.append(("tRNS", [0, 100]))
    expect(try PhotoDecoder.decode(png.bytes), toHave: png) { pixel in
      switch pixel[0] {
      case 0: 0
      case 1: 100
      default: nil
      }
    }
  }

  @Test func sRGBChunkIsRecognised() throws {
    var png = PNGBuilder.random(.rgb, depth: 8)
    png.before = [("sRGB", [0]), ("gAMA", PNGBuilder.uint32(45455))]
    let metadata = try PhotoDecoder.decode(png.bytes).metadata
    #expect(metadata.colorProfile == .sRGB)
    #expect(metadata.warnings.isEmpty)
  }

  @Test(arguments: [(45455, false), (50000, true), (100_000, true), (44000, false)])
  func anotherToneCurveIsWarnedOf(gamma: Int, isWarned: Bool) throws {
    var png = PNGBuilder.random(.rgb, depth: 8)
    png.before = [("gAMA", PNGBuilder.uint32(gamma))]
    let metadata = try PhotoDecoder.decode(png.bytes).metadata
    #expect(metadata.colorProfile == .none)
    #expect(metadata.warnings.contains { $0.contains("gAMA") } == isWarned)
  }

  @Test func textsAreSkipped() throws {
    var png = PNGBuilder.random(.gray, depth: 8)
    png.before = [("tEXt", Array("Comment\0secret".utf8)), ("zTXt", Array("Title\0\0broken".utf8))]
    png.after = [("iTXt", [1, 2, 3])]
    #expect(try PhotoDecoder.decode(png.bytes).metadata.warnings.isEmpty)
  }

  /// Compares every pixel with what the builder was given; `alpha` overrides the alpha of a pixel's samples.
  private func expect(_ photo: Photo, toHave png: PNGBuilder, alpha override: (([UInt16]) -> UInt64?)?) {
    let channels = png.colorType.channels
    let palette = PNGBuilder.palette(count: 256)
    let full: UInt64 = png.depth == 16 ? 65535 : 255
    var expected: [UInt64] = []
    for start in stride(from: 0, to: png.samples.count, by: channels) {
      let pixel = Array(png.samples[start..<start + channels])
      var colors = pixel.map(UInt64.init)
      var alpha = full
      switch png.colorType {
      case .palette: colors = (0..<3).map { UInt64(palette[3 * Int(pixel[0]) + $0]) }
      case .gray where png.depth < 8: colors = [colors[0] * 255 / UInt64((1 << png.depth) - 1)]
      case .grayAlpha, .rgba: alpha = colors.removeLast()
      case .gray, .rgb: break
      }
      if let override = override?(pixel) { alpha = override }
      expected += colors.map { ($0 * alpha + full / 2) / full }
    }
    #expect(photo.samples.values == expected)
    #expect(photo.samples.isGray == (png.colorType == .gray || png.colorType == .grayAlpha))
    #expect(photo.samples.is16Bit == (png.depth == 16))
  }
}

extension Photo.Samples {
  /// All samples in one type, for comparisons.
  var values: [UInt64] {
    switch self {
    case .gray8(let samples), .rgb8(let samples): samples.map(UInt64.init)
    case .gray16(let samples), .rgb16(let samples): samples.map(UInt64.init)
    }
  }

  var isGray: Bool {
    switch self {
    case .gray8, .gray16: true
    case .rgb8, .rgb16: false
    }
  }

  var is16Bit: Bool {
    switch self {
    case .gray16, .rgb16: true
    case .gray8, .rgb8: false
    }
  }
}
