import ImageFileSupport
import Imaging
import Testing

/// Every sort of file that must be refused, with the kind of error and words of its message.
@Suite struct BadFileTests {
  struct BadFile: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: [UInt8]
    let kind: DecodingError.Kind
    let words: String

    init(_ name: String, _ bytes: [UInt8], _ kind: DecodingError.Kind, _ words: String) {
      testDescription = name
      self.bytes = bytes
      self.kind = kind
      self.words = words
    }
  }

  static let wrongFormats: [BadFile] = [
    BadFile("no bytes", [], .empty, "the file is empty; copy"),
    BadFile("one byte", [0x89], .wrongFormat(nil), "not a PNG or JPEG file; give"),
    BadFile("text", Array("patient,visit\n1,2\n".utf8), .wrongFormat(nil), "not a PNG or JPEG file"),
    BadFile("zeros", Array(repeating: 0, count: 5000), .wrongFormat(nil), "not a PNG or JPEG file"),
    foreign("HEIC", [0, 0, 0, 24] + Array("ftypheic".utf8), "heif-convert in.heic out.png"),
    foreign("HEIC", [0, 0, 0, 24] + Array("ftypmif1".utf8), "heif-convert"),
    foreign("AVIF", [0, 0, 0, 24] + Array("ftypavif".utf8), "heif-convert"),
    foreign("a film", [0, 0, 0, 24] + Array("ftypqt  ".utf8), "ffmpeg"),
    foreign("a TIFF or camera raw file", [0x49, 0x49, 0x2A, 0], "magick in.tif out.png"),
    foreign("a TIFF or camera raw file", [0x4D, 0x4D, 0, 0x2A], "magick in.tif out.png"),
    foreign("WebP", Array("RIFF\u{1}\u{2}\u{3}\u{4}WEBPVP8 ".utf8), "dwebp in.webp -o out.png"),
    foreign("GIF", Array("GIF89a".utf8), "magick in.gif out.png"),
    foreign("BMP", Array("BM\u{1}\u{1}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}".utf8), "magick in.bmp out.png"),
    foreign("PDF", Array("%PDF-1.7".utf8), "pdfimages"),
    foreign("DICOM", Array(repeating: 0, count: 128) + Array("DICM".utf8), "dcm2img"),
    foreign("JPEG 2000", [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20, 13, 10, 0x87, 10], "magick in.jp2 out.png"),
    foreign("JPEG XL", [0xFF, 0x0A, 1, 2], "djxl"),
    foreign("a Photoshop file", Array("8BPS".utf8), "magick in.psd"),
  ]

  private static func foreign(_ name: String, _ head: [UInt8], _ command: String) -> BadFile {
    let bytes = head + Array(repeating: 0, count: 64)
    return BadFile(name, bytes, .wrongFormat(name), "this is \(name), not PNG or JPEG; convert it: \(command)")
  }

  static let badPNGs: [BadFile] = {
    var png = PNGBuilder.random(.rgb, depth: 8, width: 40, height: 30)
    let good = png.bytes
    let rowBytes = 121
    // libpng takes in 8 KiB at a time, and cannot use less at the end.
    let large = PNGBuilder.random(.rgb, depth: 8, width: 500, height: 300).bytes
    func tampered(_ position: Int, _ value: UInt8) -> [UInt8] {
      var bytes = good
      bytes[position] = value
      return bytes
    }
    func withHeader(_ header: [UInt8]) -> [UInt8] {
      PNGBuilder.signature + PNGBuilder.chunk("IHDR", header) + good[33...]
    }
    func withData(_ data: [UInt8]) -> [UInt8] {
      good[..<33] + PNGBuilder.chunk("IDAT", data) + PNGBuilder.chunk("IEND", [])
    }
    var wrongSum = PNGBuilder.zlib(png.filteredRows)
    wrongSum[wrongSum.count - 1] ^= 1
    var badFilter = png.filteredRows
    badFilter[rowBytes * 10] = 9
    var noPalette = PNGBuilder.random(.palette, depth: 8)
    noPalette.before = []
    return [
      BadFile("PNG signature only", Array(good[..<8]), truncated(1), "cut off: 100 % of the rows are missing"),
      BadFile("PNG signature cut", Array(good[..<5]), truncated(1), "cut off"),
      BadFile("PNG header cut", Array(good[..<20]), truncated(1), "cut off: 100 %"),
      BadFile("PNG after text-mode transfer", Array(good[..<4]) + good[5...], .corrupt, "header"),
      BadFile("PNG half", Array(large.dropLast(large.count / 2)), truncated(0.5), " % of the rows are missing"),
      BadFile("PNG without its end", Array(good.dropLast(12)), truncated(0), "only its end mark is missing; copy"),
      BadFile("PNG header checksum", tampered(29, good[29] ^ 1), .corrupt, "damaged in its header (IHDR: CRC error)"),
      BadFile("PNG data checksum", tampered(good.count - 13, good[good.count - 13] ^ 1), .corrupt, "CRC error"),
      BadFile("PNG 0 × 30", withHeader(PNGBuilder.uint32(0) + png.header[4...]), .zeroSize, "0 × 30 pixels"),
      BadFile(
        "PNG 40 × 0", withHeader(png.header[..<4] + PNGBuilder.uint32(0) + png.header[8...]), .zeroSize, "40 × 0"),
      BadFile(
        "PNG of 10,000 megapixels",
        withHeader(PNGBuilder.uint32(100_000) + PNGBuilder.uint32(100_000) + png.header[8...]),
        .tooLarge, "100000 × 100000 pixels are 10000.0 megapixels, more than the limit of 250; reduce"),
      BadFile(
        "PNG of the largest sides",
        withHeader(PNGBuilder.uint32(0x7FFF_FFFF) + PNGBuilder.uint32(0x7FFF_FFFF) + png.header[8...]),
        .tooLarge, "more than the limit of 250"),
      BadFile("PNG bit depth 3", withHeader(png.header[..<8] + [3, 0, 0, 0, 0]), .corrupt, "header"),
      BadFile("PNG colour type 5", withHeader(png.header[..<8] + [8, 5, 0, 0, 0]), .corrupt, "header"),
      BadFile("PNG interlace 2", withHeader(png.header[..<8] + [8, 2, 0, 0, 2]), .corrupt, "header"),
      BadFile("PNG without data", good[..<33] + PNGBuilder.chunk("IEND", []), .corrupt, "header"),
      BadFile("PNG without header", PNGBuilder.signature + good[33...], .corrupt, "header"),
      BadFile(
        "PNG with too few rows", withData(PNGBuilder.zlib(Array(png.filteredRows[..<(rowBytes * 20)]))), .corrupt,
        "near row 20 of 30"),
      BadFile("PNG with garbage for data", withData(Array(repeating: 0xAA, count: 300)), .corrupt, "near row 0 of 30"),
      BadFile("PNG data sum", withData(wrongSum), .corrupt, "near row 29 of 30"),
      BadFile("PNG unknown filter", withData(PNGBuilder.zlib(badFilter)), .corrupt, "near row 10 of 30"),
      BadFile("PNG without palette", noPalette.bytes, .corrupt, "header"),
      BadFile(
        "PNG whose header is second",
        PNGBuilder.signature + PNGBuilder.chunk("tEXt", Array("Title\0photo".utf8)) + good[8...], .corrupt,
        "first chunk"),
      BadFile(
        "PNG with data after its picture",
        good.dropLast(12) + PNGBuilder.chunk("IDAT", PNGBuilder.zlib(png.filteredRows)) + good.suffix(12), .corrupt,
        "IDAT after the picture"),
      BadFile(
        "PNG unknown critical chunk",
        good[..<33] + PNGBuilder.chunk("ABCD", [1]) + good[33...], .corrupt, "header"),
    ]
  }()

  static let badJPEGs: [BadFile] = {
    let builder = JPEGBuilder(width: 160, height: 160, components: 3, luma: (2, 2))
    guard let good = builder.bytes(builder.samples), let sof = JPEGBuilder.position(of: 0xC0, in: good),
      let sos = JPEGBuilder.position(of: 0xDA, in: good), let dht = JPEGBuilder.position(of: 0xC4, in: good),
      let dqt = JPEGBuilder.position(of: 0xDB, in: good)
    else { return [] }
    let data = sos + 14
    func tampered(_ position: Int, _ values: [UInt8]) -> [UInt8] {
      var bytes = good
      bytes.replaceSubrange(position..<position + values.count, with: values)
      return bytes
    }
    func without(_ position: Int) -> [UInt8] {
      Array(good[..<position]) + good[(position + 2 + Int(good[position + 3]) + 256 * Int(good[position + 2]))...]
    }
    var progressive = builder
    progressive.progressive = true
    let scans = progressive.bytes(builder.samples) ?? []
    var separate = builder
    separate.separateScans = true
    let planes = separate.bytes(builder.samples) ?? []
    let lastScan = planes.indices.last { planes[$0...].starts(with: [0xFF, 0xDA]) } ?? 0
    var restarts = builder
    restarts.restartRows = 1
    var lostRow = restarts.bytes(builder.samples) ?? []
    if let start = lostRow.indices.first(where: { lostRow[$0...].starts(with: [0xFF, 0xD2]) }),
      let end = lostRow.indices.first(where: { lostRow[$0...].starts(with: [0xFF, 0xD4]) })
    {
      lostRow.removeSubrange(start..<end)
    }
    // Of three components two: nobody knows which.
    var twoComponents = planes
    if let frame = JPEGBuilder.position(of: 0xC0, in: planes) {
      twoComponents.replaceSubrange(frame + 2..<frame + 4, with: [0, 14])
      twoComponents[frame + 9] = 2
      twoComponents.removeSubrange(frame + 16..<frame + 19)
    }
    // The scan that refines the mean values uses no table, and may name any.
    var wildTable = scans
    if let scan = scans.indices.last(where: { scans[$0...].starts(with: [0xFF, 0xDA, 0, 12, 3]) }) {
      wildTable[scan + 6] = 0xFF
    }
    let exif = JPEGBuilder.segment(0xE1, Array("Exif\0\0".utf8) + EXIFBuilder.orientation(6))
    let withEXIF = JPEGBuilder.insert(exif, into: good)
    var lyingEXIF = withEXIF
    lyingEXIF[4] = 0xFF
    return [
      BadFile("JPEG start only", Array(good[..<2]), truncated(1), "cut off: 100 % of the rows are missing"),
      BadFile("JPEG header cut", Array(good[..<(sof + 6)]), truncated(1), "cut off: 100 %"),
      BadFile("JPEG cut in EXIF", Array(withEXIF[..<20]), truncated(1), "cut off: 100 %"),
      BadFile("JPEG cut before its data", Array(good[..<data]), truncated(1), "100.0 % of the rows are missing"),
      BadFile("JPEG without its end mark", Array(good.dropLast(2)), truncated(0.1), "10.0 % of the rows are missing"),
      BadFile(
        "progressive JPEG half", Array(scans[..<(scans.count / 2)]), truncated(1), "missing or incomplete (it ends in"),
      BadFile("JPEG whose EXIF length lies", lyingEXIF, truncated(1), "cut off"),
      BadFile("JPEG start and garbage", [0xFF, 0xD8] + Array(repeating: 0x55, count: 999), truncated(1), "cut off"),
      BadFile("JPEG start and end", [0xFF, 0xD8, 0xFF, 0xD9], .corrupt, "header"),
      BadFile("JPEG without frame", without(sof), .corrupt, "header"),
      BadFile("JPEG without scan", Array(good[..<sos]) + [0xFF, 0xD9], .corrupt, "header"),
      BadFile("JPEG with a false Huffman table", tampered(dht + 5, [9, 9, 9]), .corrupt, "Huffman table"),
      BadFile("JPEG without quantisation table", without(dqt), .corrupt, "uantization table"),
      BadFile("JPEG with a quantisation step of 0", tampered(dqt + 20, [0]), .corrupt, "quantisation step"),
      BadFile("JPEG 0 high", tampered(sof + 5, [0, 0]), .zeroSize, "no pixels"),
      BadFile("JPEG 0 wide", tampered(sof + 7, [0, 0]), .zeroSize, "no pixels"),
      BadFile("JPEG of 4,290 megapixels", tampered(sof + 5, [0xFF, 0xDC, 0xFF, 0xDC]), .tooLarge, "limit of 250"),
      BadFile("JPEG 65,535 wide", tampered(sof + 5, [0xFF, 0xFF, 0xFF, 0xFF]), .tooLarge, "too wide"),
      BadFile("12-bit JPEG", tampered(sof + 4, [12]), .unsupported, "12"),
      BadFile("hierarchical JPEG", tampered(sof + 1, [0xC5]), .unsupported, "magick in.jpg out.png"),
      BadFile("JPEG of two components", twoComponents, .unsupported, "2 colour components of unknown meaning"),
      BadFile("JPEG with a table that cannot be", wildTable, .corrupt, "names a Huffman table that cannot be"),
      BadFile("JPEG taller than its data", tampered(sof + 5, [0x02, 0x00]), .corrupt, "near row"),
      BadFile("JPEG data overwritten", tampered(data + 200, Array(repeating: 0xFE, count: 300)), .corrupt, "near row"),
      BadFile("JPEG marker inside the data", tampered(data + 200, [0xFF, 0xC4]), .corrupt, "near row"),
      BadFile("JPEG whose scan ends early", Array(good[..<(data + 300)]) + [0xFF, 0xD9], .corrupt, "near row"),
      BadFile("JPEG with a colour missing", Array(planes[..<lastScan]) + [0xFF, 0xD9], .corrupt, "component"),
      BadFile("JPEG with lost restart intervals", lostRow, .corrupt, "near row"),
      BadFile(
        "JPEG with leftover data", good.dropLast(2) + Array(repeating: 0x37, count: 40) + good.suffix(2), .corrupt,
        "extraneous"),
    ]
  }()

  private static func truncated(_ missing: Double) -> DecodingError.Kind { .truncated(missingRows: missing) }

  @Test(arguments: wrongFormats + badPNGs + badJPEGs)
  func isRefusedWithAClearLine(file: BadFile) {
    let error = #expect(throws: DecodingError.self) { try PhotoDecoder.decode(file.bytes) }
    guard let error else { return }
    if case .truncated(let missing) = error.kind, case .truncated(let expected) = file.kind {
      #expect(abs(missing - expected) < 0.04)
    } else {
      #expect(error.kind == file.kind)
    }
    #expect(error.description.contains(file.words))
    #expect(error.description == "\(error.problem); \(error.remedy)")
    #expect(!error.description.contains { $0.isNewline })
    #expect(error.description.utf8.count < 250)
  }

  @Test func tablesAreComplete() {
    #expect(Self.wrongFormats.count == 18 && Self.badPNGs.count == 25 && Self.badJPEGs.count == 29)
  }

  @Test func shareOfMissingRowsFollowsTheCut() throws {
    let builder = JPEGBuilder(width: 64, height: 512)
    let file = try #require(builder.bytes(builder.samples))
    for percent in [20, 40, 60, 80] {
      let error = #expect(throws: DecodingError.self) {
        try PhotoDecoder.decode(Array(file[..<(file.count * percent / 100)]))
      }
      guard case .truncated(let missing) = error?.kind else {
        Issue.record("cut at \(percent) % is not called truncated")
        continue
      }
      #expect(abs(missing - (1 - Double(percent) / 100)) < 0.1)
    }
  }

  @Test func limitsAreKept() throws {
    let builder = JPEGBuilder(width: 100, height: 100)
    let jpeg = try #require(builder.bytes())
    let png = PNGBuilder.random(.gray, depth: 8, width: 100, height: 100).bytes
    for file in [jpeg, png] {
      #expect(try PhotoDecoder.decode(file, limits: DecodingLimits(maxMegapixels: 0.01)).width == 100)
      let error = #expect(throws: DecodingError.self) {
        try PhotoDecoder.decode(file, limits: DecodingLimits(maxMegapixels: 0.0099))
      }
      #expect(error?.kind == .tooLarge)
    }
    var progressive = builder
    progressive.progressive = true
    let scans = try #require(progressive.bytes())
    #expect(try PhotoDecoder.decode(scans, limits: DecodingLimits(maxScans: 10)).width == 100)
    let error = #expect(throws: DecodingError.self) {
      try PhotoDecoder.decode(scans, limits: DecodingLimits(maxScans: 5))
    }
    #expect(error?.kind == .tooManyScans)
  }

  @Test func swollenChunkIsNotUnpacked() throws {
    var png = PNGBuilder.random(.rgb, depth: 8)
    let profile = ICCProfileBuilder.profile("Display P3", padding: 50_000)
    png.before = [("iCCP", Array("icc\0\0".utf8) + PNGBuilder.zlib(profile))]
    let photo = try? PhotoDecoder.decode(png.bytes, limits: DecodingLimits(maxChunkBytes: 10_000))
    #expect(photo?.metadata.colorProfile != .other("Display P3"))
  }
}
