import Geometry
import Imaging
import Testing

@testable import ScalpField

@Suite struct FieldFinderTests {
  /// Hair in every direction, thin and thick, some along rows and columns, some out of the photo.
  private func hairy(_ picture: TestPicture) -> TestPicture {
    var picture = picture
    for (i, end) in [Point(90, 40), Point(60, 200), Point(300, 60), Point(300, 260)].enumerated() {
      picture.hair(from: Point(200, 150), to: end, width: 3 + 2 * Double(i))
    }
    picture.hair(from: Point(400, 100), to: Point(400, 300), width: 3)
    picture.hair(from: Point(450, 320), to: Point(600, 320), width: 4)
    picture.hair(from: Point(-10, 300), to: Point(60, 320), width: 14)
    picture.hair(from: Point(500, -10), to: Point(520, 60), width: 12)
    return picture
  }

  private func area(_ photo: Photo) throws -> (net: Double, masked: Double) {
    let field = try Field(.auto, in: photo, found: FieldFinder.look(at: photo), umPerPx: nil)
    return (field.areaPx, field.maskedPx)
  }

  @Test func nothingIsLeftOutOfSkinAndHair() throws {
    let picture = hairy(TestPicture())
    for photo in [picture.photo, try picture.photoFromJPEG(), try picture.photoFromJPEG(quality: 60)] {
      #expect(FieldFinder.look(at: photo).circle == nil)
      #expect(try area(photo).masked == 0)
      #expect(try area(photo).net == 640 * 480)
    }
  }

  @Test func evenSkinWithHairIsNoBar() throws {
    var picture = TestPicture()
    picture.fill(80..<640, 0..<480, (236, 196, 172))
    for x in stride(from: 110.0, to: 620, by: 42) {
      for y in stride(from: 20.0, to: 430, by: 85) {
        picture.hair(from: Point(x, y), to: Point(x + 25, y + 64), width: 8)
      }
    }
    #expect(try area(picture.photo).masked == 0)
  }

  @Test func skinOfOneColourIsNoBar() throws {
    var picture = TestPicture()
    picture.fill(0..<640, 0..<480, (205, 165, 145))
    for x in stride(from: 60.0, to: 600, by: 70) { picture.hair(from: Point(x, 100), to: Point(x + 20, 220), width: 7) }
    for photo in [picture.photo, try picture.photoFromJPEG()] { #expect(try area(photo).masked == 0) }
  }

  @Test(arguments: [3, 8])
  func aThinDrawnFrameIsLeftOut(depth: Int) throws {
    var picture = hairy(TestPicture())
    picture.fill(0..<640, 480 - depth..<480, (254, 254, 254))
    picture.fill(0..<depth, 0..<480, (20, 20, 24))
    let masked = try area(picture.photo).masked
    let drawn = Double(640 * depth + 480 * depth - depth * depth)
    // Masks are of cells of two pixels.
    #expect(masked >= drawn)
    #expect(masked < drawn + 1200)
  }

  @Test func photosTooSmallToHoldAnythingAreWhole() throws {
    for (width, height) in [(1, 1), (1, 40), (40, 1), (2, 3), (63, 64)] {
      let samples = [UInt8](repeating: 150, count: width * height)
      let photo = Photo(width: width, height: height, samples: .gray8(samples))
      let found = FieldFinder.look(at: photo)
      #expect(found.circle == nil)
    }
  }

  @Test(arguments: [
    (Point(320, 240), 220.0), (Point(300.3, 250.7), 200.5), (Point(320, 240), 300.0), (Point(400, 200), 290.0),
  ])
  func theBrightCircleIsFoundToAFractionOfAPixel(centre: Point, radius: Double) throws {
    var picture = hairy(TestPicture())
    // A hair across the rim.
    picture.hair(from: centre + Point(0, radius - 40), to: centre + Point(20, radius + 30), width: 9)
    picture.dermoscope(centre, radius)
    let photo = try picture.photoFromJPEG()
    let found = FieldFinder.look(at: photo)
    let circle = try #require(found.circle)
    #expect(circle.centre.distance(to: centre) < 0.5)
    #expect(abs(circle.radius - radius) < 0.5)
    #expect(found.mask?.isEmpty ?? true)
    let field = try Field(.auto, in: photo, found: found, umPerPx: nil)
    let truth = Circle(centre: centre, radius: radius).area(in: field.frame)
    #expect(abs(field.areaPx / truth - 1) < 0.005)
  }

  @Test func aDarkVignetteIsNoCircle() throws {
    var picture = TestPicture()
    for y in 0..<480 {
      for x in 0..<640 {
        let d = Point(Double(x), Double(y)).distance(to: Point(320, 240)) / 400
        picture.blend(x, y, (0, 0, 0), min(0.7, d * d))
      }
    }
    #expect(FieldFinder.look(at: picture.photo).circle == nil)
    #expect(try area(picture.photo).masked == 0)
  }

  @Test func blackBordersAreMasked() throws {
    var picture = hairy(TestPicture())
    picture.fill(0..<640, 0..<40, (5, 6, 5))
    picture.fill(0..<640, 440..<480, (5, 6, 5))
    for photo in [picture.photo, try picture.photoFromJPEG()] {
      let found = try area(photo)
      #expect(abs(found.masked - 640 * 80) <= 640 * 4)
      #expect(found.net + found.masked == 640 * 480)
    }
  }

  @Test func deviceBarsAreMaskedWithTheTextInThem() throws {
    var picture = hairy(TestPicture())
    picture.fill(0..<310, 0..<24, (40, 40, 40))
    picture.text(at: 20, 6, letters: 14, height: 12, (230, 230, 230))
    picture.fill(0..<640, 464..<480, (220, 220, 220))
    // A hair of the bar's colour touches it.
    picture.hair(from: Point(100, 10), to: Point(110, 90), width: 10)
    for photo in [picture.photo, try picture.photoFromJPEG()] {
      let found = try area(photo)
      #expect(abs(found.masked - (310 * 24 + 640 * 16)) < 900)
    }
  }

  @Test func scaleBarsAndLabelsAreMasked() throws {
    var picture = hairy(TestPicture())
    picture.fill(20..<21, 300..<440, (40, 40, 45))
    picture.fill(20..<160, 439..<440, (40, 40, 45))
    picture.fill(170..<232, 430..<450, (60, 60, 60), 0.8)
    picture.text(at: 176, 434, letters: 5, height: 12, (250, 250, 250))
    let photo = try picture.photoFromJPEG()
    let mask = try #require(FieldFinder.look(at: photo).mask)
    #expect((320..<438).allSatisfy { mask.contains(Point(20, Double($0))) })
    #expect((22..<158).allSatisfy { mask.contains(Point(Double($0), 439)) })
    #expect(mask.contains(Point(172, 432)))
    #expect(mask.contains(Point(230, 448)))
    #expect(try area(photo).masked < 140 * 4 * 2 + 66 * 26)
  }

  @Test func textOnSkinIsMasked() throws {
    var picture = hairy(TestPicture())
    picture.text(at: 420, 200, letters: 8, height: 16, (0, 0, 255))
    picture.text(at: 420, 224, letters: 8, height: 16, (0, 0, 255))
    let photo = try picture.photoFromJPEG()
    let mask = try #require(FieldFinder.look(at: photo).mask)
    for x in stride(from: 421, to: 510, by: 3) {
      #expect(mask.contains(Point(Double(x), 208)))
      #expect(mask.contains(Point(Double(x), 232)))
    }
    #expect(try area(photo).masked < 110 * 60)
  }

  @Test func aMeasuringCircleIsMaskedAlongItsLine() throws {
    var picture = hairy(TestPicture())
    for y in 0..<480 {
      for x in 0..<640 {
        let off = abs(Point(Double(x), Double(y)).distance(to: Point(320, 240)) - 180)
        picture.blend(x, y, (225, 30, 30), max(0, min(1, 1.1 - off)))
      }
    }
    let photo = try picture.photoFromJPEG()
    let masked = try area(photo).masked
    #expect(masked > 2 * Double.pi * 180 * 2)
    #expect(masked < 2 * Double.pi * 180 * 8)
  }

  @Test func greyAndSixteenBitsAreSeenAlike() throws {
    var picture = hairy(TestPicture())
    picture.fill(0..<310, 0..<24, (40, 40, 40))
    let gray = stride(from: 1, to: picture.pixels.count, by: 3).map { picture.pixels[$0] }
    let masks = [
      Photo.Samples.gray8(gray), .gray16(gray.map { UInt16($0) * 257 }),
      .rgb16(picture.pixels.map { UInt16($0) * 257 }),
      .rgb8(picture.pixels),
    ].map { FieldFinder.look(at: Photo(width: 640, height: 480, samples: $0)).mask }
    #expect(masks[0] != nil)
    #expect(masks[0]?.cells == masks[1]?.cells)
    #expect(masks[2]?.cells == masks[3]?.cells)
  }

  @Test func hairIsNotLookedForNearWhatIsMasked() throws {
    var picture = TestPicture()
    picture.fill(0..<640, 0..<24, (40, 40, 40))
    let field = try Field(.auto, in: picture.photo, found: FieldFinder.look(at: picture.photo), umPerPx: nil)
    let full = try #require(field.visibility(width: 640, height: 480, factor: 1))
    #expect(!full[25 * 640 + 100])
    #expect(full[27 * 640 + 100])
    let reduced = try #require(field.visibility(width: 213, height: 160, factor: 3))
    for y in 0..<160 { #expect(reduced[y * 213 + 30] == (y * 3 >= 26)) }
    let plain = try Field(.auto, in: TestPicture().photo, found: .init(), umPerPx: nil)
    #expect(plain.visibility(width: 640, height: 480, factor: 1) == nil)
  }
}
