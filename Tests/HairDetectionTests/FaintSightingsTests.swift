import Geometry
import Testing

@testable import HairDetection

struct FaintSightingsTests {
  private func outline(_ x: Double, _ y: Double, axis: Point = Point(1, 0), probability: Double) -> SightingOutline {
    SightingOutline(position: Point(x, y), axis: axis, probability: probability, offset: 0, logWidth: 1.3)
  }

  private func areKept(_ sightings: [SightingOutline]) -> [Int] {
    FaintSightings.withoutStray(Array(sightings.indices), of: sightings)
  }

  @Test func sureOnesCountAlone() {
    #expect(areKept([outline(10, 10, probability: 0.6), outline(50, 50, probability: 0.9)]) == [0, 1])
  }

  @Test func faintOnesCountBesideSureOnesThatRunTheSameWay() {
    let sure = outline(10, 10, probability: 0.8)
    #expect(areKept([sure, outline(10.5, 12, probability: 0.2)]) == [0, 1])
    #expect(areKept([sure, outline(10.5, 12, axis: Point(-1, 0), probability: 0.2)]) == [0, 1])
  }

  @Test(arguments: [Point(10, 10.5), Point(10, 14), Point(13, 12)])
  func faintOnesOverFarFromOrAheadOfSureOnesDoNotCount(place: Point) {
    let faint = outline(place.x, place.y, probability: 0.2)
    #expect(areKept([outline(10, 10, probability: 0.8), faint]) == [0])
  }

  @Test func faintOnesThatRunAnotherWayDoNotCount() {
    let turned = outline(10, 12, axis: Point(0.7, 0.7).normalized, probability: 0.2)
    #expect(areKept([outline(10, 10, probability: 0.8), turned]) == [0])
  }

  @Test func nothingIsSureWhereAllIsFaint() {
    #expect(areKept([outline(10, 10, probability: 0.3), outline(10, 12, probability: 0.3)]) == [])
  }
}
