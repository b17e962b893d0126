/// The few facts that are read from EXIF: how the camera was held, and which camera it was.
///
/// Nothing else (place, time, owner, serial number, thumbnail) is looked at. Every read is within the block, and
/// only the first directory is visited, so that no loop of directories can occur. Layout: TIFF 6.0, section 2.
struct EXIF: Hashable {
  /// 1 to 8, or nil where the block has none.
  var orientation: Int?
  var cameraMake: String?
  var cameraModel: String?
  /// What is malformed, one sentence each; such entries are ignored.
  var warnings: [String] = []

  private enum Tag {
    static let make = 0x010F
    static let model = 0x0110
    static let orientation = 0x0112
  }

  private enum FieldType {
    static let ascii = 2
    static let short = 3
  }

  /// - Parameter tiff: The block from its byte-order mark on, without JPEG's leading "Exif\0\0".
  init(tiff: [UInt8]) {
    guard let reader = TIFFReader(tiff), let directory = reader.uint32(at: 4), let count = reader.uint16(at: directory)
    else {
      warnings.append("The EXIF block is malformed and was ignored.")
      return
    }
    var lastTag = -1
    var isInOrder = count > 0
    for index in 0..<count {
      let entry = directory + 2 + 12 * index
      guard let tag = reader.uint16(at: entry), let type = reader.uint16(at: entry + 2),
        let valueCount = reader.uint32(at: entry + 4), let value = reader.uint32(at: entry + 8)
      else {
        warnings.append("The EXIF block is cut off; what follows the cut was ignored.")
        return
      }
      isInOrder = isInOrder && tag > lastTag
      lastTag = tag
      switch tag {
      case Tag.orientation:
        readOrientation(type: type, count: valueCount, value: reader.uint16(at: entry + 8))
      case Tag.make:
        cameraMake = text("camera make", type, valueCount, at: valueCount > 4 ? value : entry + 8, of: tiff)
      case Tag.model:
        cameraModel = text("camera model", type, valueCount, at: valueCount > 4 ? value : entry + 8, of: tiff)
      default:
        break
      }
    }
    // A damaged tag stands where no other would: the orientation may be lost with it.
    if !isInOrder { warnings.append("The EXIF entries are not in order; some may have been missed.") }
    if let next = reader.uint32(at: directory + 2 + 12 * count), next > tiff.count {
      warnings.append("The EXIF block is cut off; its second directory is missing.")
    }
  }

  private mutating func readOrientation(type: Int, count: Int, value: Int?) {
    if type == FieldType.short, count == 1, let value, (1...8).contains(value) {
      orientation = value
    } else {
      warnings.append("The EXIF orientation is not one of 1 to 8 and was ignored.")
    }
  }

  private mutating func text(_ name: String, _ type: Int, _ count: Int, at offset: Int, of tiff: [UInt8]) -> String? {
    guard type == FieldType.ascii, offset <= tiff.count, count <= tiff.count - offset else {
      warnings.append("The EXIF \(name) is malformed and was ignored.")
      return nil
    }
    let text = PlainText.line(tiff[offset..<offset + count].prefix { $0 != 0 })
    return text.isEmpty ? nil : text
  }
}

/// Unsigned integers of a TIFF block in its own byte order, nil beyond its end.
private struct TIFFReader {
  private let bytes: [UInt8]
  private let isLittleEndian: Bool

  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    switch bytes.prefix(2) {
    case [0x49, 0x49]: isLittleEndian = true
    case [0x4D, 0x4D]: isLittleEndian = false
    default: return nil
    }
    guard uint16(at: 2) == 42 else { return nil }
  }

  func uint16(at offset: Int) -> Int? { integer(at: offset, byteCount: 2) }
  func uint32(at offset: Int) -> Int? { integer(at: offset, byteCount: 4) }

  private func integer(at offset: Int, byteCount: Int) -> Int? {
    guard offset <= bytes.count - byteCount else { return nil }
    var value = 0
    for index in 0..<byteCount {
      value = value << 8 | Int(bytes[offset + (isLittleEndian ? byteCount - 1 - index : index)])
    }
    return value
  }
}
