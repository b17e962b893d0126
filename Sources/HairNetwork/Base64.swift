/// Bytes written as text (RFC 4648), as generated sources hold them.
enum Base64 {
  /// The bytes of `text`; line breaks and the padding at the end are skipped.
  static func bytes(of text: StaticString) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8CodeUnitCount / 4 * 3)
    var (bits, count): (UInt32, Int) = (0, 0)
    for i in 0..<text.utf8CodeUnitCount {
      let value: UInt8
      switch text.utf8Start[i] {
      case let c where c >= 0x61 && c <= 0x7A: value = c - 0x61 + 26
      case let c where c >= 0x41 && c <= 0x5A: value = c - 0x41
      case let c where c >= 0x30 && c <= 0x39: value = c - 0x30 + 52
      case 0x2B: value = 62
      case 0x2F: value = 63
      default: continue
      }
      bits = bits << 6 | UInt32(value)
      count += 1
      if count % 4 == 0 {
        for shift: UInt32 in [16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: bits >> shift)) }
      }
    }
    if count % 4 >= 2 { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count % 4 == 2 ? 4 : 10))) }
    if count % 4 == 3 { bytes.append(UInt8(truncatingIfNeeded: bits >> 2)) }
    return bytes
  }
}
