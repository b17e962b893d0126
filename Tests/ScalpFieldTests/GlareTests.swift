import Geometry
import Imaging
import Testing

@testable import ScalpField

@Suite struct GlareTests {
  private static let umPerPx = 8.0

  /// Skin with a disc of light at its top.
  private func lit(radius: Double, at centre: Point = Point(300, 200)) -> TestPicture {
    var picture = TestPicture()
    for y in 0..<480 {
      for x in 0..<640 where Point(Double(x), Double(y)).distance(to: centre) < radius {
        picture.blend(x, y, (255, 255, 255))
      }
    }
    return picture
  }

  private func field(_ photo: Photo, _ request: FieldRequest = .auto) throws -> Field {
    var found = FieldFinder.look(at: photo)
    found.leaveOutGlare(of: photo, umPerPx: Self.umPerPx)
    return try Field(request, in: photo, found: found, umPerPx: Self.umPerPx)
  }

  @Test func wideGlareIsTakenOutOfTheAreaAndHidesRoots() throws {
    let radius = 50.0
    for photo in [lit(radius: radius).photo, try lit(radius: radius).photoFromJPEG()] {
      let field = try field(photo)
      let disc = Double.pi * radius * radius, wide = Double.pi * (radius + 8) * (radius + 8)
      #expect(field.maskedPx > 0.9 * disc && field.maskedPx < 1.1 * wide, "\(field.maskedPx) of \(disc)")
      #expect(field.areaPx + field.maskedPx == 640 * 480)
      #expect(!field.contains(Point(300, 200)))
      #expect(!field.isVisible(Point(300, 200)))
      #expect(field.contains(Point(300, 262)))
    }
  }

  @Test func sparksAndGleamsAlongHairHideNothing() throws {
    // 112 µm wide.
    var picture = lit(radius: 7)
    picture.fill(100..<110, 50..<400, (255, 255, 255))
    #expect(try field(picture.photo).maskedPx == 0)
  }

  /// What is bright nearly everywhere is for the quality to judge, as overexposed.
  @Test func overexposureIsNoGlare() throws {
    #expect(try field(lit(radius: 230).photo).maskedPx == 0)
  }

  @Test func tilesOfAPhotoWithGlareAddUp() throws {
    let photo = lit(radius: 40, at: Point(320.5, 240)).photo
    let whole = try field(photo)
    var masked = 0.0, area = 0.0
    for x in [159.5, 479.5] {
      for y in [119.5, 359.5] {
        let tile = try field(photo, .rectangle(widthMm: 2.56, heightMm: 1.92, centre: Point(x, y)))
        masked += tile.maskedPx
        area += tile.areaPx
      }
    }
    #expect(abs(masked - whole.maskedPx) < 1e-6)
    #expect(abs(area - whole.areaPx) < 1e-6)
  }
}
