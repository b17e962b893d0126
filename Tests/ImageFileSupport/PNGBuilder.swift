/// Writes PNG files of every kind by hand, with uncompressed zlib data, so that the decoder is tested against
/// something other than libpng.
package struct PNGBuilder {
  package enum ColorType: UInt8, CaseIterable {
    case gray = 0
    case rgb = 2
    case palette = 3
    case grayAlpha = 4
    case rgba = 6

    package var channels: Int {
      switch self {
      case .gray, .palette: 1
      case .grayAlpha: 2
      case .rgb: 3
      case .rgba: 4
      }
    }

    package var depths: [Int] {
      switch self {
      case .gray: [1, 2, 4, 8, 16]
      case .palette: [1, 2, 4, 8]
      default: [8, 16]
      }
    }
  }

  package var width: Int
  package var height: Int
  package var colorType: ColorType
  package var depth: Int
  package var interlaced: Bool
  /// Unpacked samples, row by row, each below 2^depth.
  package var samples: [UInt16]
  /// Chunks between IHDR and IDAT, and after IDAT.
  package var before: [(String, [UInt8])]
  package var after: [(String, [UInt8])]

  package init(
    width: Int, height: Int, colorType: ColorType, depth: Int, interlaced: Bool = false, samples: [UInt16],
    before: [(String, [UInt8])] = [], after: [(String, [UInt8])] = []
  ) {
    self.width = width
    self.height = height
    self.colorType = colorType
    self.depth = depth
    self.interlaced = interlaced
    self.samples = samples
    self.before = before
    self.after = after
  }

  package static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// The whole file.
  package var bytes: [UInt8] {
    var file = Self.signature + Self.chunk("IHDR", header)
    for (type, data) in before { file += Self.chunk(type, data) }
    file += Self.chunk("IDAT", Self.zlib(filteredRows))
    for (type, data) in after { file += Self.chunk(type, data) }
    return file + Self.chunk("IEND", [])
  }

  package var header: [UInt8] {
    Self.uint32(width) + Self.uint32(height) + [UInt8(depth), colorType.rawValue, 0, 0, interlaced ? 1 : 0]
  }

  /// All rows in file order, each after its filter byte 0.
  package var filteredRows: [UInt8] {
    let passes: [(Int, Int, Int, Int)] =
      interlaced
      ? [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
      : [(0, 0, 1, 1)]
    var data: [UInt8] = []
    for (left, top, stepX, stepY) in passes where left < width {
      for y in stride(from: top, to: height, by: stepY) {
        data.append(0)
        data += packed(
          stride(from: left, to: width, by: stepX).flatMap { x in
            (0..<colorType.channels).map { samples[(y * width + x) * colorType.channels + $0] }
          })
      }
    }
    return data
  }

  private func packed(_ row: [UInt16]) -> [UInt8] {
    if depth == 16 { return row.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] } }
    var bytes: [UInt8] = []
    let perByte = 8 / depth
    for start in stride(from: 0, to: row.count, by: perByte) {
      var byte = 0
      for index in 0..<perByte {
        byte = byte << depth | (start + index < row.count ? Int(row[start + index]) : 0)
      }
      bytes.append(UInt8(byte))
    }
    return bytes
  }

  package static func uint32(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 255) } }

  package static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    return uint32(data.count) + body + uint32(Int(crc32(body)))
  }

  /// A zlib stream of stored blocks (RFC 1950, RFC 1951 section 3.2.4).
  package static func zlib(_ data: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var position = 0
    repeat {
      let count = min(65535, data.count - position)
      let isLast = position + count == data.count
      stream += [isLast ? 1 : 0, UInt8(count & 255), UInt8(count >> 8), UInt8(~count & 255), UInt8(~count >> 8 & 255)]
      stream += data[position..<position + count]
      position += count
    } while position < data.count
    return stream + uint32(Int(adler32(data)))
  }

  package static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc = ~UInt32(0)
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = (crc >> 1) ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~crc
  }

  package static func adler32(_ bytes: [UInt8]) -> UInt32 {
    var a: UInt32 = 1
    var b: UInt32 = 0
    for byte in bytes {
      a = (a + UInt32(byte)) % 65521
      b = (b + a) % 65521
    }
    return b << 16 | a
  }
}

extension PNGBuilder {
  /// A file with random samples.
  package static func random(
    _ colorType: ColorType, depth: Int, interlaced: Bool = false, width: Int = 13, height: Int = 7
  ) -> PNGBuilder {
    var generator = SplitMix(state: UInt64(width * 1000 + height * 10 + depth))
    return PNGBuilder(
      width: width, height: height, colorType: colorType, depth: depth, interlaced: interlaced,
      samples: (0..<width * height * colorType.channels).map { _ in
        UInt16(truncatingIfNeeded: generator.next()) >> (16 - depth)
      },
      before: colorType == .palette ? [("PLTE", palette(count: 1 << depth))] : [])
  }

  package static func palette(count: Int) -> [UInt8] {
    var entries: [UInt8] = []
    for index in 0..<count {
      for value in [7 * index, 29 * index + 3, 113 * index + 5] { entries.append(UInt8(value & 255)) }
    }
    return entries
  }
}
