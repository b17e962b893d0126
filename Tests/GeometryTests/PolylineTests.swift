import Geometry
import Testing

struct PolylineTests {
  private let corner = Polyline([Point(0, 0), Point(6, 0), Point(6, 8)])

  @Test func lengthIsThatOfAllSegments() {
    #expect(corner.length == 14)
  }

  @Test(arguments: [0.5, 1, 2.7, 20])
  func resamplingKeepsTheEndsAndTheSpacing(spacing: Double) {
    let points = corner.resampled(spacing: spacing).points
    #expect(points.first == Point(0, 0))
    #expect((points.last ?? .zero).distance(to: Point(6, 8)) < 1e-12)
    for (a, b) in zip(points, points.dropFirst()) { #expect(a.distance(to: b) <= spacing + 1e-12) }
  }

  @Test func theNearestPointOfALineIsAtTheFootOfThePerpendicular() {
    #expect(abs(corner.nearest(to: Point(3, 2)).distance - 2) < 1e-12)
    #expect(abs(corner.nearest(to: Point(9, 12)).distance - 5) < 1e-12)
  }

  @Test func thePartInARectangleIsTheLongestThatLiesThere() {
    let line = Polyline([Point(-2, 1), Point(4, 1), Point(4, 9), Point(8, 9), Point(8, -5)])
    #expect(line.part(from: .zero, to: Point(10, 5)) == Polyline([Point(0, 1), Point(4, 1), Point(4, 5)]))
    #expect(line.part(from: Point(5, 0), to: Point(10, 20)) == Polyline([Point(5, 9), Point(8, 9), Point(8, 0)]))
    #expect(line.part(from: Point(-5, -5), to: Point(10, 10)) == line)
  }

  @Test func nothingLiesInARectangleThatTheLineOnlyTouches() {
    #expect(corner.part(from: Point(0, 2), to: Point(5, 7)) == nil)
    #expect(corner.part(from: Point(-5, -5), to: Point(0, 0)) == nil)
  }
}
