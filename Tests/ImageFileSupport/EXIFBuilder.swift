/// Writes small EXIF blocks (TIFF 6.0 directories) in either byte order.
package struct EXIFBuilder {
  package var isLittleEndian: Bool
  /// Tag, type (2 ASCII, 3 short), value: a number or a text.
  package var entries: [(tag: Int, type: Int, number: Int, text: String?)]

  package init(isLittleEndian: Bool = true, entries: [(tag: Int, type: Int, number: Int, text: String?)] = []) {
    self.isLittleEndian = isLittleEndian
    self.entries = entries
  }

  package static func orientation(_ value: Int, isLittleEndian: Bool = true) -> [UInt8] {
    EXIFBuilder(isLittleEndian: isLittleEndian, entries: [(0x0112, 3, value, nil)]).tiff
  }

  package var tiff: [UInt8] {
    var directory = integer(entries.count, bytes: 2)
    var heap: [UInt8] = []
    let heapStart = 8 + 2 + 12 * entries.count + 4
    for entry in entries {
      directory += integer(entry.tag, bytes: 2) + integer(entry.type, bytes: 2)
      if let text = entry.text {
        let bytes = Array(text.utf8) + [0]
        directory += integer(bytes.count, bytes: 4)
        if bytes.count <= 4 {
          directory += bytes + Array(repeating: 0, count: 4 - bytes.count)
        } else {
          directory += integer(heapStart + heap.count, bytes: 4)
          heap += bytes
        }
      } else {
        directory += integer(1, bytes: 4) + integer(entry.number, bytes: 2) + [0, 0]
      }
    }
    let head: [UInt8] = isLittleEndian ? [0x49, 0x49] : [0x4D, 0x4D]
    return head + integer(42, bytes: 2) + integer(8, bytes: 4) + directory + integer(0, bytes: 4) + heap
  }

  private func integer(_ value: Int, bytes: Int) -> [UInt8] {
    let bigEndian = (0..<bytes).reversed().map { UInt8(value >> (8 * $0) & 255) }
    return isLittleEndian ? bigEndian.reversed() : bigEndian
  }
}
