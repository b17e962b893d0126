/// What is read from an ICC profile: its name, and whether it is sRGB. Layout: ICC.1:2022, section 7.
struct ICCProfile: Hashable {
  /// The profile's description, or nil where it has none that can be read.
  var description: String?
  /// "RGB", "GRAY", "CMYK", …
  var colorSpace: String

  /// Returns nil for bytes that are no profile: every field of the header that may not have any value is checked.
  init?(_ bytes: [UInt8]) {
    let reader = BigEndianReader(bytes: bytes)
    guard bytes.count >= 132, reader.tag(at: 36) == "acsp", let size = reader.uint32(at: 0),
      (132...bytes.count).contains(size), (2...5).contains(bytes[8]),
      let kind = reader.tag(at: 12), ["scnr", "mntr", "prtr", "spac", "link", "abst", "nmcl"].contains(kind),
      let connection = reader.tag(at: 20), ["XYZ ", "Lab "].contains(connection),
      let intent = reader.uint32(at: 64), intent & 0xFFFF <= 3,
      // The illuminant D50 as all profiles write it; libpng wants it of a PNG's profile, too.
      Array(bytes[68..<80]) == [0, 0, 0xF6, 0xD6, 0, 1, 0, 0, 0, 0, 0xD3, 0x2D],
      let tagCount = reader.uint32(at: 128), tagCount <= (size - 132) / 12
    else { return nil }
    colorSpace = PlainText.line(bytes[16..<20])
    description = Self.description(in: reader)
  }

  /// The pieces of a profile in JPEG's APP2 segments, put together: each begins with "ICC_PROFILE\0", its number
  /// from 1, and how many there are (ICC.1:2022, annex B.4). Nil where there are none, or some are missing.
  static func assembled(segments: [[UInt8]]) -> [UInt8]? {
    let mark = Array("ICC_PROFILE\0".utf8)
    let pieces = segments.filter { $0.count >= mark.count + 2 && $0.starts(with: mark) }
    guard let count = pieces.first.map({ Int($0[mark.count + 1]) }), count == pieces.count else { return nil }
    var profile: [UInt8] = []
    for number in 1...count {
      guard let piece = pieces.first(where: { Int($0[mark.count]) == number && Int($0[mark.count + 1]) == count })
      else { return nil }
      profile += piece.dropFirst(mark.count + 2)
    }
    return profile
  }

  /// By name: the profiles of HP, Apple, Google, GIMP, Artifex and colord say "sRGB"; the rest are the names of
  /// well-known tiny profiles. "Linear" or a gamma in the name mean sRGB's colours with another tone curve.
  var isSRGB: Bool {
    guard colorSpace == "RGB" || colorSpace == "GRAY", let description else { return false }
    let name = description.lowercased()
    if ["c2", "urgb", "nrgb", "sgrey", "sgray", "ugry", "ngry"].contains(name) { return true }
    let standards = ["srgb", "iec61966-2.1", "iec 61966-2.1", "iec 61966-2-1"]
    let otherCurves = ["linear", "-g10", "-g18", "-g22", "-labl", "-rec709", "gamma"]
    return standards.contains { name.contains($0) } && !otherCurves.contains { name.contains($0) }
  }

  private static func description(in reader: BigEndianReader) -> String? {
    guard let count = reader.uint32(at: 128) else { return nil }
    // A profile has some dozen tags; the bound keeps a lie from costing time.
    for index in 0..<min(count, 200) {
      let entry = 132 + 12 * index
      guard reader.tag(at: entry) == "desc", let offset = reader.uint32(at: entry + 4),
        let size = reader.uint32(at: entry + 8), size <= reader.bytes.count, offset <= reader.bytes.count - size
      else { continue }
      let text = description(of: BigEndianReader(bytes: Array(reader.bytes[offset..<offset + size])))
      return text?.isEmpty == false ? text : nil
    }
    return nil
  }

  /// The text of a textDescriptionType (version 2) or multiLocalizedUnicodeType (version 4, its first language).
  private static func description(of tag: BigEndianReader) -> String? {
    switch tag.tag(at: 0) {
    case "desc":
      guard let count = tag.uint32(at: 8) else { return nil }
      return PlainText.line(tag.bytes.dropFirst(12).prefix(count).prefix { $0 != 0 })
    case "mluc":
      guard let length = tag.uint32(at: 20), let offset = tag.uint32(at: 24), offset <= tag.bytes.count,
        length <= tag.bytes.count - offset
      else { return nil }
      let units = stride(from: offset, to: offset + length - length % 2, by: 2).map {
        UInt16(tag.bytes[$0]) << 8 | UInt16(tag.bytes[$0 + 1])
      }
      return PlainText.line(String(decoding: units.prefix { $0 != 0 }, as: UTF16.self))
    default:
      return nil
    }
  }
}

/// Big-endian integers and four-character tags, nil beyond the end.
private struct BigEndianReader {
  let bytes: [UInt8]

  func uint32(at offset: Int) -> Int? {
    guard offset <= bytes.count - 4 else { return nil }
    return bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  func tag(at offset: Int) -> String? {
    guard offset <= bytes.count - 4 else { return nil }
    return String(decoding: bytes[offset..<offset + 4], as: UTF8.self)
  }
}
