import Geometry
import Imaging
import Testing

@testable import Trichometry

@Suite struct DiameterMeterTests {
  /// Grey of 160 with a fixed grain, and a shaft of 40 from (40, 50) to (160, 50).
  private static func photo(shaftWidth: Int) -> Photo {
    var bytes: [UInt8] = []
    for y in 0..<100 {
      for x in 0..<200 {
        let isShaft = (40..<160).contains(x) && abs(2 * y - 99) < shaftWidth
        let grain = (x &* 73 &+ y &* 151 &+ (x &* y) % 97) % 7
        bytes += [UInt8](repeating: UInt8((isShaft ? 40 : 160) + grain), count: 3)
      }
    }
    return Photo(width: 200, height: 100, samples: .rgb8(bytes))
  }

  private static func diameter(of photo: Photo, traced: Double) -> ShaftDiameter? {
    let shaft = ShaftTrace(points: [Point(40, 49.5), Point(160, 49.5)], widthPx: traced, polarity: .dark)
    return DiameterMeter(photo: photo, umPerPx: 8).measure([shaft]).diameters.first
  }

  @Test func aShaftIsAsWideAsItIsWhateverTheTracingSays() throws {
    for traced in [6.0, 8, 10] {
      let diameter = try #require(Self.diameter(of: Self.photo(shaftWidth: 8), traced: traced))
      #expect(abs(diameter.diameterPx - 8) < 0.3)
      // A photo of one shaft tells little of its blur.
      #expect(diameter.standardErrorPx < 1.2)
    }
  }

  @Test func whereNothingCanBeMeasuredTheTracedWidthIsToldWithItsError() throws {
    for traced in [2.0, 4, 8] {
      let diameter = try #require(Self.diameter(of: Self.photo(shaftWidth: 0), traced: traced))
      #expect(diameter.standardErrorPx <= 0.4 * traced)
      #expect(diameter.diameterPx > 0.25 * traced && diameter.diameterPx < 4 * traced)
    }
  }

  @Test func theCentrelineIsMovedToWhereTheLightSaysItIs() throws {
    let shaft = ShaftTrace(points: [Point(40, 51), Point(100, 50.5), Point(160, 48)], widthPx: 10, polarity: .dark)
    let result = DiameterMeter(photo: Self.photo(shaftWidth: 12), umPerPx: 6).measure([shaft]).diameters
    let line = try #require(result.first).centerline
    for point in line where point.x > 50 && point.x < 150 { #expect(abs(point.y - 49.5) < 0.25) }
  }

  @Test func besideAnotherShaftTheFreeEdgeTellsTheCentreline() throws {
    // Two shafts in one outline of 24 px: the upper one lies from 37.5 to 49.5, where it is not seen to end.
    let shafts = [45.0, 54].map { y in
      ShaftTrace(points: [Point(40, y), Point(160, y)], widthPx: 12, polarity: .dark)
    }
    let result = DiameterMeter(photo: Self.photo(shaftWidth: 24), umPerPx: 5).measure(shafts).diameters
    for (i, y) in [43.5, 55.5].enumerated() {
      for point in result[i].centerline where point.x > 50 && point.x < 150 { #expect(abs(point.y - y) < 0.6) }
    }
  }
}
