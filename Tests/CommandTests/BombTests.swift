import ChildProcessSupport
import Foundation
import ImageFileSupport
import Imaging
import Testing

/// Small files that ask for much: each is answered within a gigabyte of addresses.
@Suite struct BombTests {
  /// Runs the command on `bytes` in a file, which `arguments` name by `FILE`, with a limit on its memory.
  private func run(
    _ bytes: [UInt8], named name: String, _ arguments: String
  ) throws -> ChildProcess.Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bomb-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(bytes).write(to: folder.appendingPathComponent(name))
    // Sanitizers reserve terabytes of addresses.
    let limit = Command.isSanitized ? "" : "ulimit -v 1048576; "
    return try Command.shell("cd '\(folder.path)'; \(limit)\"$0\" \(arguments)")
  }

  private func expectRefusal(
    _ result: ChildProcess.Result, _ words: String, _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(result.code == 65, sourceLocation: location)
    #expect(result.errors.contains(words), "\(result.errors.prefix(400))", sourceLocation: location)
  }

  private func phantom() throws -> PNGBuilder {
    var generator = SplitMix(state: 1)
    return PNGBuilder(
      width: 64, height: 64, colorType: .gray, depth: 8,
      samples: (0..<64 * 64).map { _ in UInt16.random(in: 150...170, using: &generator) })
  }

  /// A zlib stream of some kilobytes that unpacks to `megabytes`, as libpng packs a black picture.
  private func packedZeros(megabytes: Int) throws -> [UInt8] {
    let png = try PNGEncoder.encode(
      .gray8([UInt8](repeating: 0, count: megabytes << 20)), width: 1 << 15, height: megabytes << 5)
    var packed: [UInt8] = []
    var position = 8
    while position < png.count {
      let count = png[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
      if png[(position + 4)..<(position + 8)].elementsEqual("IDAT".utf8) {
        packed += png[(position + 8)..<(position + 8 + count)]
      }
      position += 12 + count
    }
    return packed
  }

  @Test func aPictureLargerThanItsDataCanHoldIsRefused() throws {
    var png = try phantom()
    png.width = 15_000
    png.height = 15_000
    let header = png.header
    let file = try phantom().bytes
    expectRefusal(
      try run(
        PNGBuilder.signature + PNGBuilder.chunk("IHDR", header) + file[33...], named: "p.png", "analyze p.png"),
      "too small for")
  }

  @Test func morePixelsThanAllowedAreRefused() throws {
    var png = try phantom()
    png.width = 60_000
    png.height = 60_000
    let file = PNGBuilder.signature + PNGBuilder.chunk("IHDR", png.header)
    expectRefusal(try run(file + (try phantom().bytes[33...]), named: "p.png", "analyze p.png"), "megapixels")
  }

  @Test func aProfileThatUnpacksToMuchIsIgnored() throws {
    let packed = try packedZeros(megabytes: 64)
    #expect(packed.count < 200_000)
    var png = try phantom()
    png.before = [("iCCP", Array("icc\0\0".utf8) + packed)]
    let result = try run(png.bytes, named: "p.png", "analyze p.png --um-per-px 8 --format json")
    #expect(result.code == 0)
    #expect(result.output.contains("iCCP"))
  }

  @Test func textsAreNotUnpacked() throws {
    let packed = try packedZeros(megabytes: 64)
    var png = try phantom()
    png.before = Array(repeating: ("zTXt", Array("Comment\0\0".utf8) + packed), count: 20)
    let result = try run(png.bytes, named: "p.png", "analyze p.png --um-per-px 8 --format json")
    #expect(result.code == 0)
  }

  @Test func aHundredThousandChunksArePassedOver() throws {
    var png = try phantom()
    png.before = Array(repeating: ("prVt", [1, 2, 3]), count: 100_000)
    let result = try run(png.bytes, named: "p.png", "analyze p.png --um-per-px 8 --format json")
    #expect(result.code == 0)
  }

  @Test func aThousandScansAreRefused() throws {
    var builder = JPEGBuilder(width: 640, height: 640)
    builder.separateScans = true
    let file = try #require(builder.bytes())
    // The last scan once more and once more, each over the whole picture.
    let scan = try #require(file.indices.last { file[$0...].starts(with: [0xFF, 0xDA]) })
    let bomb = file.dropLast(2) + (0..<5000).flatMap { _ in file[scan..<file.count - 2] } + file.suffix(2)
    expectRefusal(try run(Array(bomb), named: "p.jpg", "analyze p.jpg"), "more than 100 scans")
  }

  @Test func aThousandSegmentsOfMetadataAreRead() throws {
    let piece = Array("ICC_PROFILE\0".utf8) + [1, 255] + [UInt8](repeating: 0, count: 65_000)
    let segment = JPEGBuilder.segment(0xE2, piece)
    let file = try #require(JPEGBuilder(width: 64, height: 64).bytes())
    let bomb = JPEGBuilder.insert((0..<1000).flatMap { _ in segment }, into: file)
    let result = try run(bomb, named: "p.jpg", "analyze p.jpg --um-per-px 8 --format json")
    #expect(result.code == 0)
    #expect(result.output.contains("incomplete"))
  }

  @Test(arguments: ["\"", "x", "\n\"", ",", " "])
  func aRowOfManyMegabytesIsNamed(filler: String) throws {
    let unit = [UInt8](filler.utf8)
    var bytes = Array("photo,subject,site,visit\n\"".utf8)
    bytes.reserveCapacity(5 << 20)
    while bytes.count < 4 << 20 { bytes += unit }
    let result = try run(bytes, named: "m.csv", "batch m.csv --dry-run --output out")
    #expect(result.code == 65)
    #expect(result.errors.utf8.count + result.output.utf8.count < 100_000)
  }

  @Test func laughsOfAThousandMillionAreRefused() throws {
    var yaml = "devices:\n- &a0 [x,x,x,x,x,x,x,x,x]\n"
    for level in 1...11 {
      yaml += "- &a\(level) [\((0..<9).map { _ in "*a\(level - 1)" }.joined(separator: ","))]\n"
    }
    yaml += "- ? *a11\n  : 1\n"
    expectRefusal(
      try run(Array(yaml.utf8), named: "d.yaml", "analyze none.png --device a --devices d.yaml"), "aliases")
  }

  @Test func aTowerOfListsIsRefused() throws {
    let yaml = "devices: " + String(repeating: "[", count: 500_000)
    expectRefusal(
      try run(Array(yaml.utf8), named: "d.yaml", "analyze none.png --device a --devices d.yaml"), "not YAML")
  }

  @Test func aPolygonOfManyMegabytesIsRefused() throws {
    let rows = String(repeating: "1,1\n", count: 1 << 20)
    expectRefusal(
      try run(Array("x_px,y_px\n\(rows)".utf8), named: "f.csv", "analyze none.png --field polygon:f.csv"), "f.csv")
  }
}
