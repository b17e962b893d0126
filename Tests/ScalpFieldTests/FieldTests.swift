import Geometry
import Imaging
import NumberSupport
import ScalpField
import Testing

@Suite struct FieldTests {
  private let photo = Photo(width: 200, height: 150, samples: .gray8([UInt8](repeating: 128, count: 30_000)))

  private func field(
    _ request: FieldRequest, umPerPx: Double? = 10, found: FieldFinder.Findings = .init()
  ) throws -> Field {
    try Field(request, in: photo, found: found, umPerPx: umPerPx)
  }

  @Test func theFrameIsTheWholePhotoByHalfOpenEdges() throws {
    let frame = try field(.frame)
    #expect(frame.areaPx == 30_000)
    #expect(frame.maskedPx == 0)
    #expect(frame.outline == [Point(-0.5, -0.5), Point(199.5, -0.5), Point(199.5, 149.5), Point(-0.5, 149.5)])
    #expect(frame.contains(Point(-0.5, -0.5)))
    #expect(!frame.contains(Point(199.5, 0)))
    #expect(!frame.contains(Point(0, 149.5)))
    #expect(!frame.contains(Point(.nan, 0)))
    #expect(try field(.auto, umPerPx: nil) == frame)
  }

  @Test func tilesAddUpExactly() throws {
    var source = NumberSource(seed: 4)
    for _ in 0..<200 {
      // A rectangle is cut twice at places that are no round numbers in any unit.
      let umPerPx = source.next(in: 2..<15)
      let left = source.next(in: -8..<60), top = source.next(in: -8..<40)
      let widths = [source.next(in: 10..<80), source.next(in: 10..<80)]
      let heights = [source.next(in: 10..<60), source.next(in: 10..<60)]
      func tile(_ x: Double, _ y: Double, _ w: Double, _ h: Double) throws -> Field {
        try field(
          .rectangle(
            widthMm: w * umPerPx / 1000, heightMm: h * umPerPx / 1000, centre: Point(x + w / 2, y + h / 2)),
          umPerPx: umPerPx)
      }
      let whole = try tile(left, top, widths[0] + widths[1], heights[0] + heights[1])
      let tiles = try [
        tile(left, top, widths[0], heights[0]), tile(left + widths[0], top, widths[1], heights[0]),
        tile(left, top + heights[0], widths[0], heights[1]),
        tile(left + widths[0], top + heights[0], widths[1], heights[1]),
      ]
      // Edges are on a grid of 1/1024 px: sums of areas have no rounding.
      #expect(tiles.map(\.areaPx).reduce(0, +) == whole.areaPx)
      var points = (0..<200).map { _ in Point(source.next(in: -10..<210), source.next(in: -10..<160)) }
      for corner in tiles[0].outline + tiles[3].outline { points.append(corner) }
      for point in points {
        #expect(tiles.count { $0.contains(point) } == (whole.contains(point) ? 1 : 0))
      }
    }
  }

  @Test func aCircleHasItsExactArea() throws {
    let whole = try field(.circle(diameterMm: 1, centre: nil))
    #expect(abs(whole.areaPx / (Double.pi * 2500) - 1) < 1e-12)
    #expect(whole.contains(Point(99.5, 74.5)))
    #expect(!whole.contains(Point(149.5, 74.5)))

    // Half of it beyond the left edge; a quarter in a corner.
    let half = try field(.circle(diameterMm: 1, centre: Point(-0.5, 74.5)))
    #expect(abs(half.areaPx / (Double.pi * 1250) - 1) < 1e-12)
    let quarter = try field(.circle(diameterMm: 1, centre: Point(199.5, 149.5)))
    #expect(abs(quarter.areaPx / (Double.pi * 625) - 1) < 1e-12)
    // A segment of 60 degrees to either side of the top: r² (π/3 − √3/4).
    let segment = try field(.circle(diameterMm: 1, centre: Point(99.5, -25.5)))
    #expect(abs(segment.areaPx / (2500 * (Double.pi / 3 - 3.0.squareRoot() / 4)) - 1) < 1e-12)
    // All of the photo.
    #expect(try field(.circle(diameterMm: 9, centre: nil)).areaPx == 30_000)
  }

  @Test func aCircleCutAnywhereHasTheAreaThatCountingFinds() throws {
    var source = NumberSource(seed: 11)
    for _ in 0..<20 {
      let centre = Point(source.next(in: -40..<240), source.next(in: -40..<190))
      let circle = try field(.circle(diameterMm: source.next(in: 0.9..<2.5), centre: centre))
      var count = 0
      for y in 0..<600 {
        for x in 0..<800 where circle.contains(Point(Double(x) / 4 - 0.375, Double(y) / 4 - 0.375)) { count += 1 }
      }
      #expect(abs(Double(count) / 16 - circle.areaPx) < 12)
    }
  }

  @Test func aPolygonIsEvenOddAndCutAtThePhoto() throws {
    let square = try field(.polygon([Point(10, 10), Point(30, 10), Point(30, 30), Point(10, 30)]))
    #expect(square.areaPx == 400)
    #expect(square.contains(Point(10, 10)))
    #expect(!square.contains(Point(30, 20)))
    #expect(!square.contains(Point(20, 30)))
    let other = try field(.polygon([Point(10, 30), Point(30, 30), Point(30, 10), Point(10, 10)]))
    #expect(other.areaPx == 400)

    // An arrow with a notch, partly beyond the photo.
    let arrow = try field(.polygon([Point(-60.5, -0.5), Point(99.5, 49.5), Point(-60.5, 99.5), Point(19.5, 49.5)]))
    // Beyond x = −0.5 lie two triangles; the rest is the arrow's 4,000 px² without them.
    var count = 0
    for y in 0..<600 {
      for x in 0..<800 where arrow.contains(Point(Double(x) / 4 - 0.375, Double(y) / 4 - 0.375)) { count += 1 }
    }
    #expect(abs(Double(count) / 16 - arrow.areaPx) < 12)
    #expect(!arrow.contains(Point(0, 49)))
  }

  @Test func polygonsWithACommonSideShareNoPointAndMissNone() throws {
    var source = NumberSource(seed: 3)
    for _ in 0..<100 {
      let a = Point(source.next(in: 0..<190), source.next(in: 0..<20))
      let b = Point(source.next(in: 0..<190), source.next(in: 120..<149))
      let left = try field(.polygon([Point(-0.5, -0.5), a, b, Point(-0.5, 149)]))
      let right = try field(.polygon([b, a, Point(199, -0.5), Point(199, 149)]))
      for _ in 0..<20 {
        let t = source.next(in: 0.01..<0.99)
        let on = a + t * (b - a)
        #expect(left.contains(on) != right.contains(on))
      }
    }
  }

  @Test func whatCannotBeAFieldIsRefused() {
    #expect(throws: Field.Unusable.needsScale) { try field(.circle(diameterMm: 1, centre: nil), umPerPx: nil) }
    #expect(throws: Field.Unusable.outsidePhoto) { try field(.circle(diameterMm: 1, centre: Point(500, 0))) }
    #expect(throws: Field.Unusable.outsidePhoto) {
      try field(.polygon([Point(300, 0), Point(400, 0), Point(300, 9)]))
    }
  }
}
