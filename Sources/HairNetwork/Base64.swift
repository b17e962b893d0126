/// Bytes written as text (RFC 4648), as generated sources hold them.
enum Base64 {
  /// The bytes of `text`; line breaks and the padding at the end are skipped.
  static func bytes(of text: StaticString) -> [UInt8] {
    let length = text.utf8CodeUnitCount
    return [UInt8](unsafeUninitializedCapacity: length / 4 * 3 + 3) { bytes, count in
      var (bits, digits): (UInt32, Int) = (0, 0)
      func write(_ shift: UInt32) {
        bytes.initializeElement(at: count, to: UInt8(truncatingIfNeeded: bits >> shift))
        count += 1
      }
      values.withUnsafeBufferPointer { values in
        for i in 0..<length {
          let value = values[Int(text.utf8Start[i])]
          if value == none { continue }
          bits = bits << 6 | UInt32(value)
          digits += 1
          if digits % 4 == 0 {
            write(16)
            write(8)
            write(0)
          }
        }
      }
      if digits % 4 >= 2 { write(digits % 4 == 2 ? 4 : 10) }
      if digits % 4 == 3 { write(2) }
    }
  }

  /// What a byte of text that is no digit stands for.
  private static let none: UInt8 = 255

  /// For each byte of text, the digit that it is.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: none, count: 256)
    let digits = [0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x2B...0x2B, 0x2F...0x2F].joined()
    for (value, digit) in digits.enumerated() { values[digit] = UInt8(value) }
    return values
  }()
}
