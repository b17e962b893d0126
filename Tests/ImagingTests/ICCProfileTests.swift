import Testing

@testable import Imaging

@Suite struct ICCProfileTests {
  /// A profile that libpng accepts: a header, one description tag, and padding.
  static func profile(_ name: String, version4: Bool = false, colorSpace: String = "RGB ", padding: Int = 0) -> [UInt8]
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

  @Test(arguments: [
    ("sRGB IEC61966-2.1", true), ("sRGB built-in", true), ("c2", true), ("uRGB", true),
    ("IEC 61966-2.1 Default RGB colour space - sRGB", true), ("Adobe RGB (1998)", false), ("Display P3", false),
    ("GIMP built-in Linear sRGB", false), ("sRGB-elle-V2-g10", false), ("sRGB-elle-V2-srgbtrc.icc", true),
  ])
  func knowsSRGBByName(name: String, isSRGB: Bool) throws {
    for version4 in [false, true] {
      let profile = try #require(ICCProfile(Self.profile(name, version4: version4)))
      #expect(profile.description == name)
      #expect(profile.isSRGB == isSRGB)
    }
  }

  @Test func everyTruncationIsSafe() {
    for version4 in [false, true] {
      let bytes = Self.profile("Display P3", version4: version4)
      for count in 0..<bytes.count { _ = ICCProfile(Array(bytes[..<count]))?.description }
    }
  }

  @Test(arguments: [false, true])
  func pngProfileIsRecognised(isSRGB: Bool) throws {
    let name = isSRGB ? "sRGB IEC61966-2.1" : "Display P3"
    var png = PNGBuilder.random(.rgb, depth: 8)
    png.before = [("iCCP", Array("icc\0\0".utf8) + PNGBuilder.zlib(Self.profile(name)))]
    let metadata = try PhotoDecoder.decode(png.bytes).metadata
    #expect(metadata.colorProfile == (isSRGB ? .sRGB : .other(name)))
    #expect(metadata.warnings.contains { $0.contains("Display P3") } == !isSRGB)
  }

  /// Pieces of a JPEG's profile, in the order of `numbers`.
  private func segments(_ profile: [UInt8], pieces: Int, numbers: [Int]) -> [UInt8] {
    let size = (profile.count + pieces - 1) / pieces
    return numbers.flatMap { number in
      let start = (number - 1) * size
      let piece = profile[start..<min(start + size, profile.count)]
      return JPEGBuilder.segment(0xE2, Array("ICC_PROFILE\0".utf8) + [UInt8(number), UInt8(pieces)] + piece)
    }
  }

  @Test(arguments: [[1, 2, 3], [3, 1, 2]])
  func jpegProfileInSeveralSegmentsIsPutTogether(order: [Int]) throws {
    let file = try #require(JPEGBuilder().bytes())
    let profile = Self.profile("Adobe RGB (1998)", padding: 150_000)
    let other = JPEGBuilder.segment(0xE2, Array("MPF\0 not a profile".utf8))
    let photo = try PhotoDecoder.decode(
      JPEGBuilder.insert(other + segments(profile, pieces: 3, numbers: order), into: file))
    #expect(photo.metadata.colorProfile == .other("Adobe RGB (1998)"))
    #expect(photo.metadata.warnings.count == 1)
  }

  @Test func jpegProfileWithAMissingPieceIsWarnedOf() throws {
    let file = try #require(JPEGBuilder().bytes())
    let profile = Self.profile("Adobe RGB (1998)", padding: 1000)
    let photo = try PhotoDecoder.decode(
      JPEGBuilder.insert(segments(profile, pieces: 3, numbers: [1, 3]), into: file))
    #expect(photo.metadata.colorProfile == .none)
    #expect(photo.metadata.warnings.contains { $0.contains("incomplete") })
  }
}
