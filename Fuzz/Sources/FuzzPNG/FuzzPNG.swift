import Imaging

/// A PNG file as it is, and with its checksums put right: chance never finds a checksum, and so would stop at the first.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  decode(bytes)
  decode(withTrueChecksums(bytes))
  return 0
}

private func decode(_ bytes: [UInt8]) {
  guard let photo = try? PhotoDecoder.decode(bytes, limits: DecodingLimits(maxMegapixels: 0.25)) else { return }
  precondition(photo.width > 0 && photo.height > 0 && photo.width * photo.height <= 250_000)
  switch photo.samples {
  case .gray8(let samples): precondition(samples.count == photo.width * photo.height)
  case .gray16(let samples): precondition(samples.count == photo.width * photo.height)
  case .rgb8(let samples): precondition(samples.count == photo.width * photo.height * 3)
  case .rgb16(let samples): precondition(samples.count == photo.width * photo.height * 3)
  }
}

private func withTrueChecksums(_ bytes: [UInt8]) -> [UInt8] {
  var bytes = bytes
  var position = 8
  while position + 12 <= bytes.count {
    let count = bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
    guard count <= bytes.count - position - 12 else { break }
    let sum = crc32(bytes[(position + 4)..<(position + 8 + count)])
    for i in 0..<4 { bytes[position + 8 + count + i] = UInt8(truncatingIfNeeded: sum >> UInt32(24 - 8 * i)) }
    position += 12 + count
  }
  return bytes
}

private func crc32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
  ~bytes.reduce(~UInt32(0)) { $0 >> 8 ^ crcTable[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] }
}

private let crcTable: [UInt32] = (0..<256).map { index in
  (0..<8).reduce(UInt32(index)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
}
