import ImageFileSupport
import Imaging
import Testing

@Suite struct EncoderTests {
  @Test(arguments: [PNGBuilder.ColorType.gray, .rgb], [8, 16])
  func pngKeepsEverySample(colorType: PNGBuilder.ColorType, depth: Int) throws {
    for compression in [PNGEncoder.Compression.fast, .small] {
      for (width, height) in [(1, 1), (33, 21), (300, 2)] {
        let source = PNGBuilder.random(colorType, depth: depth, width: width, height: height).samples
        let samples: Photo.Samples =
          switch (colorType, depth) {
          case (.gray, 8): .gray8(source.map(UInt8.init))
          case (.gray, _): .gray16(source)
          case (_, 8): .rgb8(source.map(UInt8.init))
          default: .rgb16(source)
          }
        let file = try PNGEncoder.encode(samples, width: width, height: height, compression: compression)
        let photo = try PhotoDecoder.decode(file)
        #expect(photo.samples.values == samples.values)
        #expect(photo.samples.isGray == samples.isGray && photo.samples.is16Bit == samples.is16Bit)
        #expect(photo.metadata.colorProfile == .sRGB)
        #expect(
          try file == PNGEncoder.encode(samples, width: width, height: height, compression: compression))
      }
    }
  }

  @Test func pngNotesItsResolution() throws {
    let file = try PNGEncoder.encode(.gray8([7]), width: 1, height: 1, pixelsPerMetre: 179_000)
    let chunk = PNGBuilder.chunk("pHYs", PNGBuilder.uint32(179_000) + PNGBuilder.uint32(179_000) + [1])
    #expect(file.indices.contains { file[$0...].starts(with: chunk) })
  }

  @Test func smallIsSmaller() throws {
    let samples = Photo.Samples.rgb8(JPEGBuilder(width: 400, height: 300).samples)
    let fast = try PNGEncoder.encode(samples, width: 400, height: 300, compression: .fast)
    let small = try PNGEncoder.encode(samples, width: 400, height: 300, compression: .small)
    #expect(small.count < fast.count)
  }

  @Test func higherQualityIsCloser() throws {
    let source = JPEGBuilder(components: 1).samples
    let errors = try [10, 50, 90, 100].map { quality in
      let file = try JPEGEncoder.encode(.gray8(source), width: 61, height: 45, quality: quality)
      return zip(try PhotoDecoder.decode(file).samples.values, source).map { abs(Int($0) - Int($1)) }.reduce(0, +)
    }
    #expect(errors == errors.sorted(by: >))
    #expect(errors[3] < 61 * 45)
  }

  /// libjpeg hands over 64 KiB at a time.
  @Test func aFileOfManyBlocksIsWhole() throws {
    var generator = SplitMix(state: 3)
    let noise = (0..<400 * 400).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let file = try JPEGEncoder.encode(.gray8(noise), width: 400, height: 400, quality: 100)
    #expect(file.count > 2 << 16)
    let found = try PhotoDecoder.decode(file).samples.values
    #expect(zip(found, noise).allSatisfy { abs(Int($0) - Int($1)) <= 2 })
  }

  @Test func wrongSizesAreRefused() {
    for (width, height) in [(0, 1), (1, 0), (-1, -1), (2, 1), (Int.max, 2), (1, 1 << 40)] {
      #expect(throws: EncodingError.self) { try PNGEncoder.encode(.gray8([0]), width: width, height: height) }
      #expect(throws: EncodingError.self) {
        try JPEGEncoder.encode(.gray8([0]), width: width, height: height, quality: 90)
      }
    }
    #expect(throws: EncodingError.self) { try PNGEncoder.encode(.rgb8([0, 0, 0, 0]), width: 1, height: 1) }
  }

  @Test func jpegRefusesWhatItCannotHold() {
    let sixteen = #expect(throws: EncodingError.self) {
      try JPEGEncoder.encode(.gray16([0]), width: 1, height: 1, quality: 90)
    }
    #expect(sixteen?.kind == .unsupported)
    let wide = #expect(throws: EncodingError.self) {
      try JPEGEncoder.encode(.gray8(Array(repeating: 0, count: 70_000)), width: 70_000, height: 1, quality: 90)
    }
    #expect(wide?.kind == .tooLarge)
  }
}
