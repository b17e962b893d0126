import Geometry
import Imaging
import Testing

@testable import HairDetection

struct StubFinderTests {
  /// Bands of 9 px that leave the lower edge at each of `feet` and are `length` long, with the given slope.
  private func plane(feet: [Double], length: Double, slope: Double) -> Plane {
    let plane = Plane(width: 120, height: 90)
    let direction = Point(slope, -1).normalized
    for y in 0..<90 {
      for x in 0..<120 {
        plane.row(y)[x] = 0
        for foot in feet {
          let d = Point(Double(x), Double(y)) - Point(foot, 89)
          let cover = min(1, max(0, 5 - abs(d.cross(direction)))) * min(1, max(0, length - d.dot(direction)))
          plane.row(y)[x] = max(plane.row(y)[x], 0.8 * Float(cover))
        }
      }
    }
    return plane
  }

  private func stubs(in plane: Plane) -> [Ribbon] {
    let empty = Plane(width: plane.width, height: plane.height)
    for y in 0..<plane.height { for x in 0..<plane.width { empty.row(y)[x] = 0 } }
    let tracer = ShaftTracer(contrast: plane, opposite: empty, umPerPx: 8)
    return StubFinder(tracer: tracer).seeds().map(\.ribbon)
  }

  @Test(arguments: [-0.6, 0, 0.4])
  func aStubIsFoundWithItsCourseAndWidth(slope: Double) throws {
    let found = stubs(in: plane(feet: [60], length: 18, slope: slope))
    let stub = try #require(found.first)
    #expect(found.count == 1)
    let end = stub.points[stub.points.count - 1], start = stub.points[2]
    #expect((end - start).normalized.dot(Point(slope, -1).normalized) > 0.98)
    #expect(abs(stub.width - 9) < 1.4)
    #expect(abs(end.distance(to: Point(60, 89)) - 18) < 3)
  }

  @Test func twoStubsSideBySideAreTwoAndSkinIsNone() {
    #expect(stubs(in: plane(feet: [54, 66], length: 18, slope: 0)).count == 2)
    #expect(stubs(in: plane(feet: [], length: 18, slope: 0)).isEmpty)
  }
}
