import Geometry
import Testing

struct NearestOnPolylineTests {
  /// A line that turns back on itself, and points on, near and far from it.
  private func wanders(_ count: Int) -> [Point] {
    (0..<count).map { k in
      let x = k * 37 % 101, y = k * k * 13 % 89
      return Point(Double(x), Double(y))
    }
  }

  @Test(arguments: [2, 3, 12, 13, 14, 60])
  func findsTheSameAsLookingAtEverySegment(count: Int) {
    let line = Polyline(wanders(count))
    let quick = NearestOnPolyline(line)
    for k in 0..<400 {
      let x = k * 53 % 211 - 50, y = k * 31 % 173 - 40
      let p = Point(Double(x), Double(y))
      let a = line.nearest(to: p), b = quick.nearest(to: p)
      #expect(a.distance == b.distance)
      #expect(a.segment == b.segment)
      #expect(a.fraction == b.fraction)
      #expect(quick.mayBeNear(p, reach: a.distance + 1e-9))
    }
  }

  @Test func rulesOutWhatIsFarAway() {
    let quick = NearestOnPolyline(Polyline((0..<100).map { Point(Double($0), 0) }))
    #expect(!quick.mayBeNear(Point(50, 40), reach: 20))
  }
}
