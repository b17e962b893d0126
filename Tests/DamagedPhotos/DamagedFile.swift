/// A file that is not as its format wants it.
struct DamagedFile {
  /// What was done to it, fit for a file's name.
  var name: String
  var bytes: [UInt8]
  /// Chance changed it, and may have left it a good file of another picture.
  var mayBeGood = false
}

extension [UInt8] {
  /// These bytes with `values` in place of those from `position` on.
  func replacing(_ position: Int, _ values: [UInt8]) -> [UInt8] {
    var bytes = self
    bytes.replaceSubrange(position..<Swift.min(position + values.count, count), with: values)
    return bytes
  }

  func removing(_ range: Range<Int>) -> [UInt8] { Array(self[..<range.lowerBound] + self[range.upperBound...]) }

  func inserting(_ values: [UInt8], at position: Int) -> [UInt8] {
    Array(self[..<position] + values + self[position...])
  }

  /// The big-endian number of `byteCount` bytes at `position`.
  func number(at position: Int, byteCount: Int) -> Int {
    self[position..<position + byteCount].reduce(0) { $0 << 8 | Int($1) }
  }

  static func bigEndian(_ value: Int, byteCount: Int) -> [UInt8] {
    (0..<byteCount).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
