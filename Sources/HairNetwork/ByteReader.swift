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

  /// Signed numbers of one or two bytes.
  mutating func wholes(_ count: Int, bytes size: Int) -> [Int16] {
    (0..<count).map { _ in
      defer { position += size }
      if size == 1 { return Int16(Int8(bitPattern: bytes[position])) }
      return Int16(bitPattern: UInt16(bytes[position]) | UInt16(bytes[position + 1]) << 8)
    }
  }
}
