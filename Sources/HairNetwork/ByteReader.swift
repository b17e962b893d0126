/// Numbers from bytes, the least significant byte first.
struct ByteReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func floats(_ count: Int) -> [Float] {
    (0..<count).map { _ in
      let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[position + $1]) << UInt32(8 * $1) }
      position += 4
      return Float(bitPattern: bits)
    }
  }

  /// All that is left, as signed bytes.
  mutating func rest() -> [Int8] {
    defer { position = bytes.count }
    return bytes[position...].map { Int8(bitPattern: $0) }
  }
}
