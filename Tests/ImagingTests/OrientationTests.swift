import ImageFileSupport
import Imaging
import Testing

@Suite struct OrientationTests {
  /// Where a stored pixel is seen, from the words of the EXIF standard ("the 0th row is the visual … of the image,
  /// the 0th column the visual …").
  private func place(_ column: Int, _ row: Int, width: Int, height: Int, orientation: Int) -> (x: Int, y: Int) {
    let right = width - 1 - column
    let bottom = height - 1 - row
    return switch orientation {
    case 1: (column, row)  // top, left
    case 2: (right, row)  // top, right
    case 3: (right, bottom)  // bottom, right
    case 4: (column, bottom)  // bottom, left
    case 5: (row, column)  // left, top
    case 6: (bottom, column)  // right, top
    case 7: (bottom, right)  // right, bottom
    default: (row, right)  // left, bottom
    }
  }

  @Test(arguments: 1...8, [PNGBuilder.ColorType.gray, .rgb])
  func everyOrientationStandsUpright(orientation: Int, colorType: PNGBuilder.ColorType) throws {
    for depth in [8, 16] {
      for (width, height) in [(150, 70), (5, 3), (1, 4)] {
        var png = PNGBuilder.random(colorType, depth: depth, width: width, height: height)
        png.before = [("eXIf", EXIFBuilder.orientation(orientation, isLittleEndian: depth == 8))]
        let photo = try PhotoDecoder.decode(png.bytes)
        #expect(photo.metadata.orientation == orientation)
        let newWidth = orientation >= 5 ? height : width
        #expect(photo.width == newWidth && photo.height == width * height / newWidth)
        let channels = colorType.channels
        var expected = [UInt64](repeating: 0, count: png.samples.count)
        for row in 0..<height {
          for column in 0..<width {
            let (x, y) = place(column, row, width: width, height: height, orientation: orientation)
            for channel in 0..<channels {
              expected[(y * newWidth + x) * channels + channel] =
                UInt64(png.samples[(row * width + column) * channels + channel])
            }
          }
        }
        #expect(photo.samples.values == expected)
      }
    }
  }

  @Test(arguments: 1...8)
  func jpegIsTurnedToo(orientation: Int) throws {
    let builder = JPEGBuilder(components: 1)
    let file = try #require(builder.bytes())
    let app1 = JPEGBuilder.segment(0xE1, Array("Exif\0\0".utf8) + EXIFBuilder.orientation(orientation))
    let turned = try PhotoDecoder.decode(JPEGBuilder.insert(app1, into: file))
    let upright = turned.samples.values
    let stored = try PhotoDecoder.decode(file).samples.values
    for (index, value) in stored.enumerated() {
      let (x, y) = place(
        index % builder.width, index / builder.width, width: builder.width, height: builder.height,
        orientation: orientation)
      #expect(upright[y * turned.width + x] == value)
    }
  }

  @Test func chunkAfterThePictureCounts() throws {
    var png = PNGBuilder.random(.gray, depth: 8)
    png.after = [("eXIf", EXIFBuilder.orientation(6))]
    #expect(try PhotoDecoder.decode(png.bytes).metadata.orientation == 6)
  }
}
