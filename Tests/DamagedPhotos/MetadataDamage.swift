import ImageFileSupport

/// EXIF blocks and colour profiles with one field wrong.
enum MetadataDamage {
  static let goodEXIF = EXIFBuilder(
    isLittleEndian: false, entries: [(0x010F, 2, 0, "Maker"), (0x0110, 2, 0, "Model"), (0x0112, 3, 1, nil)]
  ).tiff

  static let goodProfile = ICCProfileBuilder.profile("sRGB IEC61966-2.1")

  typealias Block = (name: String, bytes: [UInt8])

  /// TIFF 6.0, section 2: a head of 8 bytes, the number of entries, entries of 12 bytes, the next directory's place.
  static let exifs: [Block] = {
    var blocks: [Block] = [("empty", []), ("all zero", [UInt8](repeating: 0, count: goodEXIF.count))]
    func add(_ name: String, _ position: Int, _ values: [[UInt8]]) {
      for value in values { blocks.append(("\(name) \(value)", goodEXIF.replacing(position, value))) }
    }
    add("byte order", 0, [[0, 0], [0x4D, 0x49], [0x49, 0x49], [0xFF, 0xFF]])
    add("magic", 2, [[0, 0], [0, 43], [0xFF, 0xFF]])
    add("directory place", 4, [[0, 0, 0, 0], [0, 0, 0, 255], [0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF]])
    add("entry count", 8, [[0, 0], [0, 99], [0xFF, 0xFF]])
    for (entry, name) in ["make", "model"].enumerated() {
      let start = 10 + 12 * entry
      add("\(name) tag", start, [[0xFF, 0xFF]])
      add("\(name) type", start + 2, [[0, 0], [0, 3], [0xFF, 0xFF]])
      add("\(name) count", start + 4, [[0, 0, 1, 0], [0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF]])
      add("\(name) place", start + 8, [[0, 0, 1, 0], [0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF]])
    }
    add("orientation tag", 34, [[0, 0], [1, 0]])
    add("orientation type", 36, [[0, 0], [0, 2], [0, 4], [0xFF, 0xFF]])
    add("orientation count", 38, [[0, 0, 0, 0], [0, 0, 0, 2], [0xFF, 0xFF, 0xFF, 0xFF]])
    add("orientation", 42, [[0, 0], [0, 9], [0xFF, 0xFF]])
    add("next directory", 46, [[0, 0, 1, 0], [0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF]])
    for count in stride(from: 1, to: 46, by: 3) { blocks.append(("cut after \(count)", Array(goodEXIF[..<count]))) }
    return blocks
  }()

  /// ICC.1:2022, section 7.2: a head of 128 bytes, the number of tags, tags of 12 bytes. Only fields that may not have
  /// every value are there.
  static let profiles: [Block] = {
    var blocks: [Block] = [("empty", []), ("all zero", [UInt8](repeating: 0, count: goodProfile.count))]
    func add(_ name: String, _ position: Int, _ values: [[UInt8]]) {
      for value in values { blocks.append(("\(name) \(value)", goodProfile.replacing(position, value))) }
    }
    let numbers: [[UInt8]] = [[0, 0, 0, 0], [0x7F, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF]]
    add("size", 0, numbers + [[0, 0, 0, 127]])
    add("version", 8, [[0], [99]])
    add("class", 12, numbers)
    add("colour space", 16, numbers)
    add("connection space", 20, numbers)
    add("signature", 36, numbers)
    add("intent", 64, [[0, 0, 0, 4], [0xFF, 0xFF, 0xFF, 0xFF]])
    add("illuminant", 68, numbers)
    add("tag count", 128, numbers)
    add("tag", 132, numbers)
    add("tag place", 136, [[0x7F, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF]])
    add("tag size", 140, [[0x7F, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF]])
    add("text type", 144, numbers)
    for count in stride(from: 8, to: goodProfile.count, by: 24) {
      blocks.append(("cut after \(count)", Array(goodProfile[..<count])))
    }
    return blocks
  }()
}
