/// Writes small colour profiles (ICC.1:2022, section 7).
package enum ICCProfileBuilder {
  /// A profile that libpng accepts: a header, one description tag, and padding.
  package static func profile(_ name: String, version4: Bool = false, colorSpace: String = "RGB ", padding: Int = 0)
    -> [UInt8]
  {
    var tag: [UInt8]
    if version4 {
      let text = name.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
      tag = Array("mluc".utf8) + [0, 0, 0, 0] + PNGBuilder.uint32(1) + PNGBuilder.uint32(12)
      tag += Array("enUS".utf8) + PNGBuilder.uint32(text.count) + PNGBuilder.uint32(28) + text
    } else {
      tag = Array("desc".utf8) + [0, 0, 0, 0] + PNGBuilder.uint32(name.utf8.count + 1) + Array(name.utf8) + [0]
      tag += Array(repeating: 0, count: 78)
    }
    tag += Array(repeating: 0, count: padding)
    while tag.count % 4 != 0 { tag.append(0) }
    var header = [UInt8](repeating: 0, count: 128)
    header.replaceSubrange(0..<4, with: PNGBuilder.uint32(128 + 16 + tag.count))
    header[8] = version4 ? 4 : 2
    header.replaceSubrange(12..<16, with: Array("mntr".utf8))
    header.replaceSubrange(16..<20, with: Array(colorSpace.utf8))
    header.replaceSubrange(20..<24, with: Array("XYZ ".utf8))
    header.replaceSubrange(36..<40, with: Array("acsp".utf8))
    // The illuminant D50.
    header.replaceSubrange(68..<80, with: [0, 0, 0xF6, 0xD6, 0, 1, 0, 0, 0, 0, 0xD3, 0x2D])
    return header + PNGBuilder.uint32(1) + Array("desc".utf8) + PNGBuilder.uint32(144) + PNGBuilder.uint32(tag.count)
      + tag
  }
}
