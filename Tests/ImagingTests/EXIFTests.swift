import ImageFileSupport
import Testing

@testable import Imaging

@Suite struct EXIFTests {
  @Test(arguments: [false, true])
  func readsOrientationAndCamera(isLittleEndian: Bool) {
    let block = EXIFBuilder(
      isLittleEndian: isLittleEndian,
      entries: [(0x010F, 2, 0, "FotoFinder Systems"), (0x0110, 2, 0, "m1 "), (0x0112, 3, 6, nil)])
    let exif = EXIF(tiff: block.tiff)
    #expect(exif.orientation == 6)
    #expect(exif.cameraMake == "FotoFinder Systems")
    #expect(exif.cameraModel == "m1")
    #expect(exif.warnings.isEmpty)
  }

  @Test func everyTruncationIsSafe() {
    let block = EXIFBuilder(entries: [(0x010F, 2, 0, "Camera maker"), (0x0112, 3, 3, nil)]).tiff
    for count in 0..<block.count {
      let exif = EXIF(tiff: Array(block[..<count]))
      #expect(exif.orientation == nil || count >= 34)
      // The last four bytes of the directory, the offset of a next one, are never needed.
      #expect(!exif.warnings.isEmpty)
    }
  }

  @Test func everyByteValueIsSafe() {
    let block = EXIFBuilder(entries: [(0x010F, 2, 0, "Camera maker"), (0x0112, 3, 3, nil)]).tiff
    for position in block.indices {
      for value in [0, 1, 0x7F, 0x80, 0xFF] as [UInt8] {
        var changed = block
        changed[position] = value
        let orientation = EXIF(tiff: changed).orientation
        #expect(orientation == nil || (1...8).contains(orientation ?? 0))
      }
    }
  }

  @Test(arguments: [0, 9, 255, 65535])
  func orientationOutOfRangeIsIgnored(value: Int) {
    let exif = EXIF(tiff: EXIFBuilder.orientation(value))
    #expect(exif.orientation == nil)
    #expect(exif.warnings.count == 1)
  }

  @Test func controlCharactersAreDropped() {
    let exif = EXIF(tiff: EXIFBuilder(entries: [(0x0110, 2, 0, "  A\nB\u{1B}[1m\u{202E}C ")]).tiff)
    #expect(exif.cameraModel == "AB[1mC")
  }

  @Test func malformedBlockLeavesThePhotoReadable() throws {
    let file = try #require(JPEGBuilder().bytes())
    let lie = JPEGBuilder.segment(0xE1, Array("Exif\0\0II*\0".utf8) + [0xFF, 0xFF, 0xFF, 0xFF])
    let photo = try PhotoDecoder.decode(JPEGBuilder.insert(lie, into: file))
    #expect(photo.metadata.orientation == 1)
    #expect(photo.metadata.warnings.contains { $0.contains("EXIF") })
  }
}
