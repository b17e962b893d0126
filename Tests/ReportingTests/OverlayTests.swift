import Geometry
import Imaging
import Reporting
import Testing
import Trichometry

@Suite struct OverlayTests {
  private func gray(_ width: Int, _ height: Int, _ value: (Int, Int) -> UInt8 = { _, _ in 100 }) -> Photo {
    var samples: [UInt8] = []
    for y in 0..<height { for x in 0..<width { samples.append(value(x, y)) } }
    return Photo(width: width, height: height, samples: .gray8(samples))
  }

  /// A trichogram without scale, whose overlay has neither class colours nor a scale bar.
  private func bare(_ hairs: [Hair] = [], outline: [Point] = []) -> Trichogram {
    var trichogram = Trichogram.unknown
    trichogram.field.outline = outline
    trichogram.hairs = hairs
    return trichogram
  }

  private func hair(_ points: [Point], rooted: Bool = true, _ sizeClass: Hair.SizeClass? = nil) -> Hair {
    var hair = Trichogram.sample.hairs[1]
    hair.polyline = Polyline(points)
    hair.rootInField = rooted
    hair.sizeClass = sizeClass
    return hair
  }

  private func pixel(_ picture: RGBPicture, _ x: Int, _ y: Int) -> [UInt8] {
    let i = 3 * (y * picture.width + x)
    return Array(picture.pixels[i..<(i + 3)])
  }

  @Test func aPhotoWithoutFindingsIsLeftAsItIs() {
    let photo = gray(60, 40) { x, y in UInt8(3 * x + y) }
    let picture = Overlay.render(bare(), on: photo)
    #expect((picture.width, picture.height) == (60, 40))
    #expect(pixel(picture, 7, 5) == [26, 26, 26])
    #expect(Set(stride(from: 0, to: picture.pixels.count, by: 3).map { Int(picture.pixels[$0]) }).count == 217)
  }

  @Test(arguments: [
    (4096, 16, 2048, 8), (16, 4096, 8, 2048), (3000, 10, 2048, 7), (2048, 3, 2048, 3), (5000, 1, 2048, 1),
  ])
  func theLongerSideIsAtMost2048(_ width: Int, _ height: Int, _ newWidth: Int, _ newHeight: Int) {
    let picture = Overlay.render(bare(), on: gray(width, height))
    #expect((picture.width, picture.height) == (newWidth, newHeight))
    #expect(picture.pixels.allSatisfy { $0 == 100 })
    let full = Overlay.render(bare(), on: gray(width, height), full: true)
    #expect((full.width, full.height) == (width, height))
  }

  @Test func pixelsAreMeansOfTheAreaTheyCover() {
    let half = Overlay.render(bare(), on: gray(4096, 4) { x, y in UInt8((x % 2) * 100 + (y % 2) * 50) })
    #expect(half.pixels.allSatisfy { $0 == 75 })
    // Three pixels to two: weights 2/3 and 1/3.
    let photo = Photo(
      width: 3072, height: 3, samples: .rgb8((0..<(3072 * 3)).flatMap { [UInt8($0 % 3 * 90), 255, 0] }))
    let twoThirds = Overlay.render(bare(), on: photo)
    #expect(pixel(twoThirds, 0, 0) == [30, 255, 0])
    #expect(pixel(twoThirds, 1, 1) == [150, 255, 0])
  }

  @Test func sixteenBitsAreRoundedToEight() {
    let photo = Photo(width: 2, height: 1, samples: .gray16([65535, 32896]))
    #expect(Overlay.render(bare(), on: photo).pixels == [255, 255, 255, 128, 128, 128])
    let wide = Photo(width: 4096, height: 2, samples: .rgb16([UInt16](repeating: 0x8080, count: 4096 * 6)))
    #expect(Overlay.render(bare(), on: wide).pixels.allSatisfy { $0 == 128 })
  }

  @Test func hairsHaveTheColourOfTheirClass() {
    let lines = [Hair.SizeClass.vellus, .intermediate, .terminal, nil].enumerated().map { i, sizeClass in
      hair([Point(5, 5 + 10 * Double(i)), Point(35, 5 + 10 * Double(i))], rooted: false, sizeClass)
    }
    let picture = Overlay.render(bare(lines), on: gray(40, 40))
    let colors = (0..<4).map { pixel(picture, 20, 5 + 10 * $0) }
    #expect(Set(colors).count == 4)
    #expect(!colors.contains([100, 100, 100]))
    for row in 0..<4 {
      // Full on the line, part of it beside, none further off.
      #expect(pixel(picture, 20, 5 + 10 * row + 1) == pixel(picture, 20, 5 + 10 * row - 1))
      #expect(pixel(picture, 20, 5 + 10 * row + 1) != [100, 100, 100])
      #expect(pixel(picture, 20, 5 + 10 * row + 3) == [100, 100, 100])
    }
  }

  @Test func onlyRootsInTheFieldHaveARing() {
    let line = [Point(15, 20), Point(35, 20)]
    let counted = Overlay.render(bare([hair(line)]), on: gray(40, 40))
    let uncounted = Overlay.render(bare([hair(line, rooted: false)]), on: gray(40, 40))
    for (x, y) in [(11, 20), (15, 16), (15, 24)] {
      #expect(pixel(counted, x, y) == pixel(counted, 30, 20))
      #expect(pixel(uncounted, x, y) == [100, 100, 100])
    }
  }

  @Test func placesScaleWithThePhoto() {
    // The middle of the photo is the middle of the picture.
    let picture = Overlay.render(
      bare([hair([Point(2047.5, 1), Point(2047.5, 30)], rooted: false)]), on: gray(4096, 32))
    #expect(pixel(picture, 1023, 8) == pixel(picture, 1024, 8))
    #expect(pixel(picture, 1023, 8) != [100, 100, 100])
    #expect(pixel(picture, 1021, 8) == [100, 100, 100])
  }

  @Test func theFieldIsOutlined() {
    let square = [Point(10, 10), Point(30, 10), Point(30, 30), Point(10, 30)]
    let picture = Overlay.render(bare(outline: square), on: gray(40, 40))
    for (x, y) in [(20, 10), (30, 20), (20, 30), (10, 20)] { #expect(pixel(picture, x, y) == [255, 255, 255]) }
    #expect(pixel(picture, 20, 20) == [100, 100, 100])
  }

  @Test func onlyMaskedPartsAreHatched() {
    var mask = [UInt8](repeating: 0, count: 16)
    mask[5] = 1
    let picture = Overlay.render(bare(), on: gray(40, 40), mask: .init(width: 4, height: 4, bytes: mask))
    var hatched = 0
    for y in 0..<40 {
      for x in 0..<40 where pixel(picture, x, y) != [100, 100, 100] {
        hatched += 1
        #expect((10..<20).contains(x) && (10..<20).contains(y))
      }
    }
    #expect((8...30).contains(hatched))
  }

  @Test func theScaleBarHasItsLength() {
    var trichogram = bare()
    trichogram.scale.umPerPx = 10
    trichogram.hairs = []
    let picture = Overlay.render(trichogram, on: gray(1000, 700))
    // 120 dots of 2 px at 10 µm/px hold 2 mm: a run of 200 white pixels.
    var longest = 0
    for y in 0..<700 {
      var run = 0
      for x in 0..<1000 {
        run = pixel(picture, x, y) == [255, 255, 255] ? run + 1 : 0
        longest = max(longest, run)
      }
    }
    #expect(longest == 200)
  }

  @Test func thePictureIsTheSameEveryTime() {
    let photo = gray(900, 600) { x, y in UInt8(truncatingIfNeeded: x * y) }
    let mask = Overlay.Mask(width: 9, height: 6, bytes: (0..<54).map { UInt8($0 % 2) })
    #expect(Overlay.render(.sample, on: photo, mask: mask) == Overlay.render(.sample, on: photo, mask: mask))
  }

  @Test(arguments: [(1, 1), (3, 200), (640, 2)])
  func oddSizesAndPlacesAreNoTrouble(_ width: Int, _ height: Int) {
    var trichogram = Trichogram.sample
    trichogram.hairs[0].polyline = Polyline([Point(-1e9, 5), Point(1e9, 5)])
    trichogram.hairs[1].polyline = Polyline([Point(.nan, 5), Point(.infinity, 5)])
    trichogram.hairs[1].rootInField = true
    let picture = Overlay.render(trichogram, on: gray(width, height))
    #expect(picture.pixels.count == 3 * width * height)
  }
}
