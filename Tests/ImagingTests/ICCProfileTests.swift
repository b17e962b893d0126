import ImageFileSupport
import Testing

@testable import Imaging

@Suite struct ICCProfileTests {
  @Test(arguments: [
    ("sRGB IEC61966-2.1", true), ("sRGB built-in", true), ("c2", true), ("uRGB", true),
    ("IEC 61966-2.1 Default RGB colour space - sRGB", true), ("Adobe RGB (1998)", false), ("Display P3", false),
    ("GIMP built-in Linear sRGB", false), ("sRGB-elle-V2-g10", false), ("sRGB-elle-V2-srgbtrc.icc", true),
  ])
  func knowsSRGBByName(name: String, isSRGB: Bool) throws {
    for version4 in [false, true] {
      let profile = try #require(ICCProfile(ICCProfileBuilder.profile(name, version4: version4)))
      #expect(profile.description == name)
      #expect(profile.isSRGB == isSRGB)
    }
  }

  @Test func everyTruncationIsSafe() {
    for version4 in [false, true] {
      let bytes = ICCProfileBuilder.profile("Display P3", version4: version4)
      for count in 0..<bytes.count { _ = ICCProfile(Array(bytes[..<count]))?.description }
    }
  }

  @Test(arguments: [false, true])
  func pngProfileIsRecognised(isSRGB: Bool) throws {
    let name = isSRGB ? "sRGB IEC61966-2.1" : "Display P3"
    var png = PNGBuilder.random(.rgb, depth: 8)
    png.before = [("iCCP", Array("icc\0\0".utf8) + PNGBuilder.zlib(ICCProfileBuilder.profile(name)))]
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
    let profile = ICCProfileBuilder.profile("Adobe RGB (1998)", padding: 150_000)
    let other = JPEGBuilder.segment(0xE2, Array("MPF\0 not a profile".utf8))
    let photo = try PhotoDecoder.decode(
      JPEGBuilder.insert(other + segments(profile, pieces: 3, numbers: order), into: file))
    #expect(photo.metadata.colorProfile == .other("Adobe RGB (1998)"))
    #expect(photo.metadata.warnings.count == 1)
  }

  @Test func jpegProfileWithAMissingPieceIsWarnedOf() throws {
    let file = try #require(JPEGBuilder().bytes())
    let profile = ICCProfileBuilder.profile("Adobe RGB (1998)", padding: 1000)
    let photo = try PhotoDecoder.decode(
      JPEGBuilder.insert(segments(profile, pieces: 3, numbers: [1, 3]), into: file))
    #expect(photo.metadata.colorProfile == .none)
    #expect(photo.metadata.warnings.contains { $0.contains("incomplete") })
  }
}
