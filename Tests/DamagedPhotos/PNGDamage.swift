import ImageFileSupport

/// PNG files with one chunk or one field wrong, their checksums right unless they are what is wrong.
struct PNGDamage {
  let file: [UInt8]
  private let chunks: [Chunk]

  private struct Chunk {
    var start: Int
    var type: String
    var data: [UInt8]
    var range: Range<Int> { start..<start + 12 + data.count }
  }

  init(_ file: [UInt8]) {
    self.file = file
    var chunks: [Chunk] = []
    var position = 8
    while position < file.count {
      let count = file.number(at: position, byteCount: 4)
      chunks.append(
        Chunk(
          start: position, type: String(decoding: file[position + 4..<position + 8], as: UTF8.self),
          data: Array(file[position + 8..<position + 8 + count])))
      position += 12 + count
    }
    self.chunks = chunks
  }

  private static let gamma: (String, [UInt8]) = ("gAMA", .bigEndian(45_455, byteCount: 4))

  private static func profileChunk(_ profile: [UInt8]) -> (String, [UInt8]) {
    ("iCCP", Array("icc\0\0".utf8) + PNGBuilder.zlib(profile))
  }

  /// Good files of two kinds: the first is the plain one.
  static func goodFiles(width: Int, height: Int, rgb: [UInt8]) -> [(name: String, bytes: [UInt8])] {
    let plain = PNGBuilder(
      width: width, height: height, colorType: .rgb, depth: 8, samples: rgb.map { UInt16($0) },
      before: [profileChunk(MetadataDamage.goodProfile), ("pHYs", [0, 0, 0x0B, 0x13, 0, 0, 0x0B, 0x13, 1])],
      after: [("eXIf", MetadataDamage.goodEXIF), ("tEXt", Array("Title\0photo".utf8))])
    let grey = stride(from: 0, to: rgb.count, by: 3).map { UInt16(rgb[$0 + 1]) * 257 }
    let interlaced = PNGBuilder(
      width: width, height: height, colorType: .gray, depth: 16, interlaced: true, samples: grey,
      before: [gamma, ("sRGB", [0]), ("bKGD", [0, 0])])
    return [("plain", plain.bytes), ("interlaced", interlaced.bytes)]
  }

  /// Files whose metadata are damaged and whose picture is whole.
  var withBadMetadata: [DamagedFile] {
    guard let exif = chunks.first(where: { $0.type == "eXIf" }),
      let profile = chunks.first(where: { $0.type == "iCCP" })
    else { return [] }
    return MetadataDamage.exifs.map { DamagedFile(name: "EXIF \($0.name)", bytes: replacing(exif, data: $0.bytes)) }
      + MetadataDamage.profiles.map {
        DamagedFile(name: "profile \($0.name)", bytes: replacing(profile, data: Self.profileChunk($0.bytes).1))
      }
      + [("name", 0, 0), ("method", 4, 1), ("stream", 5, 0x87), ("block", 7, 0xFE)].map { name, place, value in
        DamagedFile(
          name: "profile \(name)", bytes: replacing(profile, data: profile.data.replacing(place, [value])))
      }
  }

  /// Every chunk missing where it may not be, doubled, renamed, with a false length, sum or order.
  var badChunks: [DamagedFile] {
    var files: [DamagedFile] = (0..<8).map {
      DamagedFile(name: "signature byte \($0)", bytes: file.replacing($0, [file[$0] ^ 0x20]))
    }
    for (index, chunk) in chunks.enumerated() {
      func add(_ what: String, _ bytes: [UInt8]) {
        files.append(DamagedFile(name: "\(index) \(chunk.type) \(what)", bytes: bytes))
      }
      let count = chunk.data.count
      for length in [0, 1, count - 1, count + 1, count + 12, 0x7FFF_FFFF, 0xFFFF_FFFF]
      where length >= 0 && length != count {
        add("length \(length)", file.replacing(chunk.start, .bigEndian(length, byteCount: 4)))
      }
      let sum = chunk.range.upperBound - 4
      add("sum", file.replacing(sum, [~file[sum]]))
      add("sum zero", file.replacing(sum, [0, 0, 0, 0]))
      add("sum missing", file.removing(sum..<sum + 4))
      for name in ["ABCD", "a\u{1}cd", "    "] {
        add("named \(name == "ABCD" ? name : "illegally \(name.utf8.count)")", renaming(chunk, name))
      }
      let isCritical = chunk.type.first?.isUppercase == true
      if isCritical { add("missing", file.removing(chunk.range)) }
      if isCritical || chunk.type != "tEXt" {
        add("twice", file.inserting(Array(file[chunk.range]), at: chunk.start))
      }
      if chunk.type != "IHDR" { add("first", file.removing(chunk.range).inserting(Array(file[chunk.range]), at: 8)) }
    }
    return files
  }

  /// Every field of the header and of the chunks that are read, with values that it may not have.
  var badFields: [DamagedFile] {
    var files: [DamagedFile] = []
    func put(_ type: String, _ field: String, _ offset: Int, _ values: [[UInt8]]) {
      guard let chunk = chunks.first(where: { $0.type == type }) else { return }
      for value in values where Array(chunk.data[offset..<offset + value.count]) != value {
        let data = chunk.data.replacing(offset, value)
        files.append(DamagedFile(name: "\(type) \(field) \(value)", bytes: replacing(chunk, data: data)))
      }
    }
    for (name, offset) in [("width", 0), ("height", 4)] {
      let side = file.number(at: 16 + offset, byteCount: 4)
      let values = [0, 1, side / 2, side - 1, side + 1, 2 * side, 60_000, 1_000_000, 0x7FFF_FFFF, 0xFFFF_FFFF]
      put("IHDR", name, offset, values.map { .bigEndian($0, byteCount: 4) })
    }
    put("IHDR", "depth", 8, [[0], [1], [3], [8], [16], [32], [255]])
    put("IHDR", "colour type", 9, [[0], [1], [2], [3], [4], [5], [6], [7], [255]])
    put("IHDR", "compression", 10, [[1], [255]])
    put("IHDR", "filter", 11, [[1], [64], [255]])
    put("IHDR", "interlace", 12, [[0], [1], [2], [255]])
    put("gAMA", "gamma", 0, [[0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF]])
    put("sRGB", "intent", 0, [[4], [255]])
    put("IDAT", "method", 0, [[0x79], [0xF8], [0]])
    put("IDAT", "check", 1, [[0x02], [0xFF], [0x21]])
    put("IDAT", "block", 2, [[3], [6], [7], [0xFF]])
    put("IDAT", "block length", 3, [[0], [0xFF]])
    put("IDAT", "filter", 7, [[5], [255]])
    if let data = chunks.first(where: { $0.type == "IDAT" }) {
      put("IDAT", "sum", data.data.count - 4, [[0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF]])
    }
    for (type, sizes) in [
      ("gAMA", [0, 3, 5]), ("sRGB", [0, 2]), ("bKGD", [0, 1, 6]), ("pHYs", [0, 8, 10]), ("IHDR", [0, 12, 14]),
      ("IEND", [1, 100]), ("IDAT", [0, 1, 5]),
    ] {
      guard let chunk = chunks.first(where: { $0.type == type }) else { continue }
      for size in sizes {
        let data = Array((chunk.data + [UInt8](repeating: 1, count: size)).prefix(size))
        files.append(DamagedFile(name: "\(type) of \(size) bytes", bytes: replacing(chunk, data: data)))
      }
    }
    return files
  }

  private func replacing(_ chunk: Chunk, data: [UInt8]) -> [UInt8] {
    file.removing(chunk.range).inserting(PNGBuilder.chunk(chunk.type, data), at: chunk.start)
  }

  private func renaming(_ chunk: Chunk, _ name: String) -> [UInt8] {
    file.removing(chunk.range).inserting(PNGBuilder.chunk(name, chunk.data), at: chunk.start)
  }
}
