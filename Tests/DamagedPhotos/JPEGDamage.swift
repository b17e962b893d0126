import ImageFileSupport

/// JPEG files with one marker or one field of a header wrong (ITU-T T.81, annex B).
struct JPEGDamage {
  let file: [UInt8]
  private let segments: [Segment]

  private struct Segment {
    /// Where its marker is.
    var start: Int
    var marker: UInt8
    /// The parameters after the length; empty for markers that stand alone.
    var parameters: Range<Int>
    var standsAlone: Bool { parameters.isEmpty }
  }

  init(_ file: [UInt8]) {
    self.file = file
    segments = Self.segments(of: file)
  }

  static let exifMark = Array("Exif\0\0".utf8)
  static let profileMark = Array("ICC_PROFILE\0".utf8)

  /// Good files of several kinds: the first is the plain one.
  static func goodFiles(width: Int, height: Int, rgb: [UInt8]) -> [(name: String, bytes: [UInt8])] {
    var builder = JPEGBuilder(width: width, height: height, quality: 90, luma: (2, 2))
    var files: [(name: String, bytes: [UInt8])] = []
    func add(_ name: String) {
      guard let bytes = builder.bytes(rgb) else { return }
      files.append((name, JPEGBuilder.insert(metadata(), into: bytes)))
    }
    add("baseline")
    builder.restartRows = 4
    add("restarts")
    builder.restartRows = 0
    builder.progressive = true
    add("progressive")
    return files
  }

  private static func metadata(
    exif: [UInt8] = MetadataDamage.goodEXIF, profile: [UInt8] = MetadataDamage.goodProfile, number: UInt8 = 1,
    of count: UInt8 = 1
  ) -> [UInt8] {
    JPEGBuilder.segment(0xE1, exifMark + exif) + JPEGBuilder.segment(0xE2, profileMark + [number, count] + profile)
  }

  /// Files whose metadata are damaged and whose picture is whole.
  static func withBadMetadata(_ file: [UInt8]) -> [DamagedFile] {
    let good = metadata().count
    func with(_ name: String, _ metadata: [UInt8]) -> DamagedFile {
      DamagedFile(name: name, bytes: Array(file[..<2] + metadata + file[(2 + good)...]))
    }
    var files: [DamagedFile] = []
    for exif in MetadataDamage.exifs { files.append(with("EXIF \(exif.name)", metadata(exif: exif.bytes))) }
    for profile in MetadataDamage.profiles {
      files.append(with("profile \(profile.name)", metadata(profile: profile.bytes)))
    }
    for (number, count) in [(0, 1), (2, 1), (1, 0), (1, 2), (255, 255)] as [(UInt8, UInt8)] {
      files.append(with("profile piece \(number) of \(count)", metadata(number: number, of: count)))
    }
    for position in [0, 3, 5] {
      files.append(with("EXIF name \(position)", metadata().replacing(4 + position, [0x21])))
    }
    for position in [0, 4, 11] {
      let start = JPEGBuilder.segment(0xE1, exifMark + MetadataDamage.goodEXIF).count + 4
      files.append(with("profile name \(position)", metadata().replacing(start + position, [0x21])))
    }
    return files
  }

  /// Every marker missing, doubled and made illegal.
  var badMarkers: [DamagedFile] {
    segments.enumerated().flatMap { index, segment -> [DamagedFile] in
      let name = "\(index) marker \(String(segment.marker, radix: 16))"
      let place = segment.start..<segment.start + 2
      return [
        DamagedFile(name: "\(name) without 0xFF", bytes: file.replacing(segment.start, [0])),
        DamagedFile(name: "\(name) reserved", bytes: file.replacing(segment.start, [0xFF, 2])),
        DamagedFile(name: "\(name) missing", bytes: file.removing(place)),
        DamagedFile(name: "\(name) twice", bytes: file.inserting(Array(file[place]), at: segment.start)),
      ]
    }
  }

  /// Every length of a segment, and every field of every header, with values that it may not have.
  var badFields: [DamagedFile] {
    segments.enumerated().flatMap { index, segment -> [DamagedFile] in
      // Of the many tables and scans of a progressive file, the first ones and the last one.
      let isRepeated = segments[..<index].count { $0.marker == segment.marker } > 2
      let isLast = !segments[(index + 1)...].contains { $0.marker == segment.marker }
      guard !segment.standsAlone, !isRepeated || isLast else { return [] }
      var files: [DamagedFile] = []
      func put(_ field: String, _ offset: Int, _ values: [[UInt8]]) {
        for value in values where Array(file[(offset)..<(offset + value.count)]) != value {
          let name = "\(index) \(String(segment.marker, radix: 16)) \(field) \(value)"
          files.append(DamagedFile(name: name, bytes: file.replacing(offset, value)))
        }
      }
      let start = segment.parameters.lowerBound
      let length = segment.parameters.count + 2
      put("length", start - 2, [0, 1, 2, length - 1, length + 1, 0xFFFF].map { .bigEndian($0, byteCount: 2) })
      switch segment.marker {
      case 0xC0...0xC2: frame(start, put)
      case 0xDB: for offset in stride(from: start, to: segment.parameters.upperBound, by: 65) { table(offset, put) }
      case 0xC4:
        put("table", start, [[0x04], [0x14], [0x20], [0xFF]])
        for code in [0, 3, 7, 15] { put("codes of length \(code + 1)", start + 1 + code, [[0xFF]]) }
        if file[start] < 0x10 { put("symbol", start + 17, [[16], [0xFF]]) }
      case 0xDA: scan(start, put)
      case 0xDD: put("interval", start, [[0, 0], [0, 1], [0xFF, 0xFF]])
      default: break
      }
      return files
    }
  }

  private typealias Put = (_ field: String, _ offset: Int, _ values: [[UInt8]]) -> Void

  private func frame(_ start: Int, _ put: Put) {
    let height = file.number(at: start + 1, byteCount: 2)
    let width = file.number(at: start + 3, byteCount: 2)
    put("precision", start, [[0], [7], [12], [16], [255]])
    put("height", start + 1, [0, height + 64, height - 64, 65_500, 65_535].map { .bigEndian($0, byteCount: 2) })
    put("width", start + 3, [0, width + 64, width - 64, 65_500, 65_535].map { .bigEndian($0, byteCount: 2) })
    put("components", start + 5, [[0], [1], [2], [4], [255]])
    for component in 0..<3 {
      put("component \(component) sampling", start + 7 + 3 * component, [[0], [0x01], [0x10], [0x55], [0xFF]])
      put("component \(component) table", start + 8 + 3 * component, [[3], [4], [255]])
    }
  }

  private func table(_ start: Int, _ put: Put) {
    put("table", start, [[0x04], [0x2F], [0xFF]])
    for value in stride(from: 0, to: 64, by: 9) { put("quantisation \(value)", start + 1 + value, [[0]]) }
  }

  private func scan(_ start: Int, _ put: Put) {
    let count = Int(file[start])
    put("components", start, [[0], [5], [255]])
    for component in 0..<count {
      put("component \(component)", start + 1 + 2 * component, [[99]])
      put("component \(component) tables", start + 2 + 2 * component, [[0x44], [0xFF]])
    }
    put("spectral start", start + 1 + 2 * count, [[64], [255]])
    put("spectral end", start + 2 + 2 * count, [[64], [255]])
    put("approximation", start + 3 + 2 * count, [[0xEE], [0xFF]])
  }

  /// All markers, those between the pieces of a scan included.
  private static func segments(of file: [UInt8]) -> [Segment] {
    var segments = [Segment(start: 0, marker: 0xD8, parameters: 2..<2)]
    var position = 2
    while position + 2 <= file.count {
      guard file[position] == 0xFF, file[position + 1] != 0, file[position + 1] != 0xFF else {
        position += 1
        continue
      }
      let marker = file[position + 1]
      if (0xD0...0xD9).contains(marker) {
        segments.append(Segment(start: position, marker: marker, parameters: position + 2..<position + 2))
        position += 2
      } else {
        let end = position + 2 + file.number(at: position + 2, byteCount: 2)
        segments.append(Segment(start: position, marker: marker, parameters: position + 4..<end))
        position = end
      }
    }
    return segments
  }
}
