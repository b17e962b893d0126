import Geometry
import HairDetection
import Imaging
import Kernels
import KernelTable
import Testing

struct HairDetectorTests {
  private let detector = HairDetector(umPerPx: 8)

  /// Whether a shaft runs from end to end of a strip, in either sense, within 3 px.
  private func follows(_ shaft: TracedShaft, _ strip: SyntheticSkin.Strip) -> Bool {
    let line = Polyline(shaft.points)
    let truth = Polyline([strip.from, strip.to]).resampled(spacing: 1)
    let covered = truth.points.count { line.nearest(to: $0).distance < 3 }
    let stays = shaft.points.count { truth.nearest(to: $0).distance < 3 }
    return covered * 10 >= truth.points.count * 9 && stays * 10 >= shaft.points.count * 9
  }

  private func expectExactly(_ strips: [SyntheticSkin.Strip], of shafts: [TracedShaft]) {
    #expect(shafts.count == strips.count)
    for strip in strips { #expect(shafts.contains { follows($0, strip) }, "\(strip.from) to \(strip.to)") }
  }

  @Test(arguments: [0.0, 17, 45, 90, 133])
  func aSingleHairIsOneShaftAtAnyAngle(degrees: Double) {
    let turn = Self.direction(degrees)
    let middle = Point(120, 100)
    let strip = SyntheticSkin.Strip(from: middle - 50 * turn, to: middle + 50 * turn, width: 8)
    let shafts = detector.detect(SyntheticSkin(strips: [strip]).photo())
    expectExactly([strip], of: shafts)
    if let shaft = shafts.first {
      #expect(abs(shaft.widthPx - 8) < 1)
      #expect(shaft.polarity == .dark)
      #expect(shaft.confidence > 0.75)
    }
  }

  @Test func crossingHairsAreTwoStraightShafts() {
    let strips = [
      SyntheticSkin.Strip(from: Point(60, 60), to: Point(180, 140), width: 8),
      SyntheticSkin.Strip(from: Point(70, 150), to: Point(170, 50), width: 6),
    ]
    expectExactly(strips, of: detector.detect(SyntheticSkin(strips: strips).photo()))
  }

  @Test(arguments: [240, 251])
  func aMirroredPhotoHasTheMirroredShafts(width: Int) throws {
    let strips = [
      SyntheticSkin.Strip(from: Point(60, 60), to: Point(180, 140), width: 8),
      SyntheticSkin.Strip(from: Point(70, 150), to: Point(170, 50), width: 6),
      SyntheticSkin.Strip(from: Point(200, 20), to: Point(190, 120), width: 3),
    ]
    let photo = SyntheticSkin(width: width, strips: strips).photo()
    guard case .rgb8(let samples) = photo.samples else { return }
    let pixels = samples.count / 3
    let mirrored = (0..<pixels).flatMap { i in
      let from = i / width * width + width - 1 - i % width
      return samples[3 * from..<3 * from + 3]
    }
    let plain = detector.detect(photo)
    let other = detector.detect(Photo(width: width, height: photo.height, samples: .rgb8(mirrored)))
    #expect(plain.count == 3 && other.count == 3)
    for shaft in plain {
      let ends = [shaft.points[0], shaft.points[shaft.points.count - 1]].map { Point(Double(width - 1) - $0.x, $0.y) }
      #expect(
        other.contains {
          $0.points[0].distance(to: ends[0]) < 0.05 && $0.points[$0.points.count - 1].distance(to: ends[1]) < 0.05
        })
    }
  }

  @Test func hairsThatShareARootAreTwoShafts() {
    let root = Point(60, 100)
    let strips = [
      SyntheticSkin.Strip(from: root, to: Point(165, 75), width: 8),
      SyntheticSkin.Strip(from: root, to: Point(160, 128), width: 8),
    ]
    expectExactly(strips, of: detector.detect(SyntheticSkin(strips: strips).photo()))
  }

  /// Where hair may be looked for on a photo's grid, by what holds for columns of the photo.
  private func valid(_ photo: Photo, where isValid: (Double) -> Bool) -> [Bool] {
    let grid = detector.grid(photoWidth: photo.width, photoHeight: photo.height)
    return (0..<grid.width * grid.height).map { isValid(grid.photoPoint(Point(Double($0 % grid.width), 0)).x) }
  }

  @Test func aDrawnLineDoesNotCutTheShaftBelowIt() {
    let hair = SyntheticSkin.Strip(from: Point(60, 100), to: Point(180, 100), width: 8)
    // A red line as measuring programs draw it, and its place in the mask.
    let line = SyntheticSkin.Strip(from: Point(120, 20), to: Point(120, 180), width: 3, ratio: (1.9, 0.1, 0.1))
    let photo = SyntheticSkin(strips: [hair, line]).photo()
    expectExactly([hair], of: detector.detect(photo, valid: valid(photo) { abs($0 - 120) > 3 }))
  }

  @Test func whatShowsOfADrawnLineBesideItsMaskIsNoHair() {
    let hair = SyntheticSkin.Strip(from: Point(30, 100), to: Point(150, 100), width: 8)
    let line = SyntheticSkin.Strip(from: Point(200, 20), to: Point(200, 180), width: 9)
    let photo = SyntheticSkin(strips: [hair, line]).photo()
    expectExactly([hair], of: detector.detect(photo, valid: valid(photo) { abs($0 - 200) > 2 }))
  }

  @Test func aShaftWithABrightStreakIsOne() {
    let from = Point(60, 90), to = Point(180, 112)
    let hair = SyntheticSkin.Strip(from: from, to: to, width: 12)
    // White light over a dark shaft: much of the skin's blue, little of its red.
    let streak = SyntheticSkin.Strip(from: from, to: to, width: 3, ratio: (0.35, 0.7, 0.95))
    expectExactly([hair], of: detector.detect(SyntheticSkin(strips: [hair, streak]).photo()))
  }

  @Test func aThinHairOfWhichAThickOneHidesMuchKeepsItsEnds() {
    let strips = [
      SyntheticSkin.Strip(from: Point(70, 106), to: Point(170, 94), width: 2.5, ratio: (0.55, 0.5, 0.45)),
      SyntheticSkin.Strip(from: Point(40, 90), to: Point(200, 110), width: 14),
    ]
    expectExactly(strips, of: detector.detect(SyntheticSkin(strips: strips).photo()))
  }

  @Test func aShortHairAtTheEdgeOfWhatIsVisibleIsFound() {
    let hair = SyntheticSkin.Strip(from: Point(90, 100), to: Point(140, 100), width: 8)
    let photo = SyntheticSkin(strips: [hair]).photo()
    let shafts = detector.detect(photo, valid: valid(photo) { $0 > 120 })
    #expect(shafts.count == 1)
    let seen = Polyline([Point(122, 100), Point(139, 100)]).resampled(spacing: 1).points
    #expect(shafts.contains { shaft in seen.allSatisfy { Polyline(shaft.points).nearest(to: $0).distance < 1.5 } })
    #expect(shafts.contains { $0.points.allSatisfy { $0.x < 142 && abs($0.y - 100) < 3 } })
  }

  @Test func shaftsEndWhereThePhotoEnds() {
    let strips = [
      SyntheticSkin.Strip(from: Point(-40, 60), to: Point(80, 80), width: 8),
      SyntheticSkin.Strip(from: Point(180, 120), to: Point(300, 120.5), width: 8),
      SyntheticSkin.Strip(from: Point(60, 150), to: Point(64, 260), width: 8),
    ]
    let shafts = detector.detect(SyntheticSkin(strips: strips).photo())
    #expect(shafts.count == 3)
    for p in shafts.flatMap(\.points) { #expect(p.x >= -0.5 && p.x <= 239.5 && p.y >= -0.5 && p.y <= 199.5) }
  }

  @Test func aThinHairBehindAThickOneIsAShaftOfItsOwn() {
    let strips = [
      SyntheticSkin.Strip(from: Point(20, 100), to: Point(110, 96), width: 11),
      SyntheticSkin.Strip(from: Point(116, 96), to: Point(215, 104), width: 6),
    ]
    let shafts = detector.detect(SyntheticSkin(strips: strips).photo())
    let widths = shafts.map(\.widthPx).sorted()
    #expect(widths.count == 2)
    for (found, width) in zip(widths, [6, 11]) { #expect(abs(found - Double(width)) < 1.5) }
  }

  @Test func neighboursWithAGapAreTwoShafts() {
    let strips = [
      SyntheticSkin.Strip(from: Point(60, 90), to: Point(170, 90), width: 8),
      SyntheticSkin.Strip(from: Point(65, 102), to: Point(165, 102), width: 8),
    ]
    expectExactly(strips, of: detector.detect(SyntheticSkin(strips: strips).photo()))
  }

  @Test func whiteHairOnSkinIsALightShaft() {
    let strip = SyntheticSkin.Strip(from: Point(60, 60), to: Point(170, 120), width: 7, ratio: (1.2, 2, 2.6))
    let shafts = detector.detect(SyntheticSkin(strips: [strip]).photo())
    expectExactly([strip], of: shafts)
    #expect(shafts.first?.polarity == .light)
  }

  @Test func greyHairThatDiffersFromSkinOnlyInColourIsFound() {
    // The same luma as the skin; less red, more blue.
    let strip = SyntheticSkin.Strip(from: Point(60, 60), to: Point(170, 120), width: 8, ratio: (0.76, 1.15, 1.6))
    let shafts = detector.detect(SyntheticSkin(strips: [strip]).photo())
    #expect(shafts.contains { follows($0, strip) })
  }

  @Test func bareSkinAndBubblesHoldNoHair() {
    #expect(detector.detect(SyntheticSkin().photo()).isEmpty)
    let bubbles = SyntheticSkin(rings: [(Point(80, 80), 20), (Point(160, 120), 9)])
    #expect(detector.detect(bubbles.photo()).isEmpty)
  }

  @Test func nothingIsLookedForWhereTheFieldDoesNotAllow() {
    let strip = SyntheticSkin.Strip(from: Point(60, 60), to: Point(170, 120), width: 8)
    let photo = SyntheticSkin(strips: [strip]).photo()
    let grid = detector.grid(photoWidth: photo.width, photoHeight: photo.height)
    let nowhere = [Bool](repeating: false, count: grid.width * grid.height)
    #expect(detector.detect(photo, valid: nowhere).isEmpty)
  }

  @Test func everySetOfKernelsGivesTheSameShafts() {
    let strips = [
      SyntheticSkin.Strip(from: Point(60, 60), to: Point(180, 140), width: 8),
      SyntheticSkin.Strip(from: Point(70, 150), to: Point(170, 50), width: 3),
    ]
    let photo = SyntheticSkin(strips: strips).photo()
    let results = KernelTable.available.map { table in
      HairDetector(umPerPx: 8, kernels: table).detect(photo).map { $0.points + [Point($0.widthPx, $0.confidence)] }
    }
    for result in results { #expect(result == results[0]) }
    #expect(results[0].count == 2)
  }

  @Test func tinyPhotosHoldNoHairAndDoNoHarm() {
    for size in [1, 2, 5, 9, 17] {
      let photo = SyntheticSkin(width: size, height: size).photo()
      #expect(detector.detect(photo).isEmpty)
    }
  }

  private static func direction(_ degrees: Double) -> Point {
    switch degrees {
    case 0: Point(1, 0)
    case 17: Point(0.9563, 0.2924)
    case 45: Point(0.70711, 0.70711)
    case 90: Point(0, 1)
    default: Point(-0.682, 0.7314)
    }
  }
}
