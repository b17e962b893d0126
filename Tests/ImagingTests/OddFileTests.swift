import ImageFileSupport
import Imaging
import Testing

/// Files whose picture is whole and in which something else is wrong: a photo, and a warning of what.
@Suite struct OddFileTests {
  struct OddFile: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: [UInt8]
    let words: String

    init(_ name: String, _ bytes: [UInt8], _ words: String) {
      testDescription = name
      self.bytes = bytes
      self.words = words
    }
  }

  static let profile = ICCProfileBuilder.profile("sRGB IEC61966-2.1")

  static let jpeg = JPEGBuilder().bytes() ?? []

  static func png(_ chunks: [(String, [UInt8])]) -> [UInt8] {
    var builder = PNGBuilder.random(.rgb, depth: 8)
    builder.before = chunks
    return builder.bytes
  }

  static func profileChunk(_ profile: [UInt8]) -> (String, [UInt8]) {
    ("iCCP", Array("icc\0\0".utf8) + PNGBuilder.zlib(profile))
  }

  static func exif(_ entries: [(tag: Int, type: Int, number: Int, text: String?)]) -> [UInt8] {
    jpeg(with: 0xE1, "Exif\0\0", EXIFBuilder(entries: entries).tiff)
  }

  static func jpeg(with marker: UInt8, _ name: String, _ payload: [UInt8]) -> [UInt8] {
    JPEGBuilder.insert(JPEGBuilder.segment(marker, Array(name.utf8) + payload), into: jpeg)
  }

  static func profile(_ position: Int, _ values: [UInt8]) -> [UInt8] {
    var bytes = profile
    bytes.replaceSubrange(position..<position + values.count, with: values)
    return bytes
  }

  /// What libjpeg reads as it can, and grumbles about.
  static let grumbledAbout: [OddFile] = {
    func changed(_ file: [UInt8]?, after marker: UInt8, _ offset: Int, _ value: UInt8) -> [UInt8] {
      guard var file, let position = JPEGBuilder.position(of: marker, in: file) else { return [] }
      file[position + offset] = value
      return file
    }
    let untransformed = JPEGBuilder(transform: false, adobeMarker: true).bytes()
    return [
      OddFile("JPEG of a later JFIF", changed(jpeg, after: 0xE0, 9, 3), "JFIF"),
      OddFile("JPEG with an unknown transform", changed(untransformed, after: 0xEE, 15, 9), "Adobe color transform"),
      OddFile("baseline JPEG with a progressive scan's end", changed(jpeg, after: 0xDA, 12, 5), "sequential"),
    ]
  }()

  static let files: [OddFile] = {
    var dangling = EXIFBuilder.orientation(1)
    dangling[22] = 200
    let headers: [OddFile] = [
      ("size", profile(0, [0, 9, 9, 9])), ("version", profile(8, [9])), ("class", profile(12, [0, 0, 0, 0])),
      ("connection space", profile(20, [0, 0, 0, 0])), ("intent", profile(64, [0, 0, 0, 9])),
      ("illuminant", profile(68, [1])), ("tag count", profile(128, [0, 0, 9, 9])),
    ].map {
      OddFile("JPEG with a profile of a wrong \($0)", jpeg(with: 0xE2, "ICC_PROFILE\0\u{1}\u{1}", $1), "malformed")
    }
    return headers + grumbledAbout + [
      OddFile("JPEG followed by a byte", jpeg + [0], "(bytes: 1)"),
      OddFile("JPEG twice", jpeg + jpeg, "(bytes: \(jpeg.count))"),
      OddFile("PNG followed by text", png([]) + Array("text".utf8), "(bytes: 4)"),
      OddFile("PNG with two profiles", png([profileChunk(profile), profileChunk(profile)]), "second colour profile"),
      OddFile("EXIF with a tag out of order", exif([(0x010F, 2, 0, "Maker"), (0x0102, 3, 6, nil)]), "not in order"),
      OddFile("EXIF with a tag twice", exif([(0x0112, 3, 1, nil), (0x0112, 3, 6, nil)]), "not in order"),
      OddFile("EXIF without entries", exif([]), "not in order"),
      OddFile("EXIF whose next directory is beyond it", jpeg(with: 0xE1, "Exif\0\0", dangling), "second directory"),
      OddFile(
        "EXIF under a false name", jpeg(with: 0xE1, "Ezif\0\0", EXIFBuilder.orientation(6)), "APP1 of an unknown"),
      OddFile("profile under a false name", jpeg(with: 0xE2, "ICC-PROFILE\0\u{1}\u{1}", profile), "APP2 of an unknown"),
    ]
  }()

  @Test(arguments: files)
  func isReadWithOneWarning(file: OddFile) throws {
    let warnings = try PhotoDecoder.decode(file.bytes).metadata.warnings
    #expect(warnings.count == 1)
    #expect(warnings.first?.contains(file.words) == true)
  }

  @Test func goodMetadataAreNotWarnedOf() throws {
    let segments =
      JPEGBuilder.segment(0xE1, Array("Exif\0\0".utf8) + EXIFBuilder.orientation(1))
      + JPEGBuilder.segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0<x/>".utf8))
      + JPEGBuilder.segment(0xE2, Array("ICC_PROFILE\0\u{1}\u{1}".utf8) + Self.profile)
      + JPEGBuilder.segment(0xE2, Array("MPF\0".utf8))
    for file in [JPEGBuilder.insert(segments, into: Self.jpeg), Self.png([Self.profileChunk(Self.profile)])] {
      #expect(try PhotoDecoder.decode(file).metadata.warnings == [])
    }
  }
}
