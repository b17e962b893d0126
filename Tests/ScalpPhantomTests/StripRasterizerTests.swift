import Elementary
import Geometry
import Testing

@testable import ScalpPhantom

@Suite struct StripRasterizerTests {
  private let width = 200
  private let height = 160

  private func coverage(_ strip: Strip) -> [Double] {
    var rasterizer = StripRasterizer(width: width, height: height, phi: NormalIntegral())
    var plane = [Double](repeating: 0, count: width * height)
    rasterizer.forEachPixel(of: strip) { plane[$0.index] += Double($0.coverage) }
    return plane
  }

  /// A strip along straight lines through these points, in steps of about 3 px.
  private func strip(_ points: [Point], halfWidth: Double, sigma: Double, slope: Double = 0) -> Strip {
    let line = Polyline(points).resampled(spacing: 3)
    return Strip(
      nodes: line.points.map { Strip.Node(center: $0, halfWidth: halfWidth, sigma: sigma) }, endSlope: slope)
  }

  @Test(arguments: [(0.7, 1.0, 0.0), (4, 0.8, 0.3), (9, 2, 0.0), (0.4, 1.2, -0.4)])
  func coverageAddsUpToTheArea(halfWidth: Double, sigma: Double, slope: Double) {
    let a = Point(40.3, 50.7)
    let b = Point(151.2, 99.1)
    let plane = coverage(strip([a, b], halfWidth: halfWidth, sigma: sigma, slope: slope))
    let area = 2 * halfWidth * a.distance(to: b)
    #expect(abs(plane.reduce(0, +) / area - 1) < 0.003)
    #expect(plane.allSatisfy { $0 <= 1.00001 })
  }

  /// Moments across a slanted strip: those of a box convolved with a Gaussian.
  @Test func profileIsABoxConvolvedWithAGaussian() {
    let (halfWidth, sigma) = (3.3, 1.1)
    let a = Point(20, 30)
    let direction = Point(3, 1).normalized
    let plane = coverage(strip([a, a + 150 * direction], halfWidth: halfWidth, sigma: sigma))
    var (sum, first, second) = (0.0, 0.0, 0.0)
    for y in 0..<height {
      for x in 0..<width {
        let d = Point(Double(x), Double(y)) - a
        guard d.dot(direction) > 40, d.dot(direction) < 110 else { continue }
        let u = direction.cross(d)
        sum += plane[y * width + x]
        first += plane[y * width + x] * u
        second += plane[y * width + x] * u * u
      }
    }
    #expect(abs(first / sum) < 0.01)
    #expect(abs(second / sum / (sigma * sigma + halfWidth * halfWidth / 3) - 1) < 0.01)
    #expect(abs(sum / 70 / (2 * halfWidth) - 1) < 0.01)
  }

  /// Many pieces of a long curve meet without seams: along a circle the coverage depends on the radius alone.
  @Test func curvesHaveNoSeams() {
    let center = Point(100, 80)
    let radius = 55.0
    let nodes = (0...300).map { i in
      let (sine, cosine) = Elementary.sincos(Double(i) * 0.019)
      return Strip.Node(center: center + radius * Point(cosine, sine), halfWidth: 3, sigma: 0.9)
    }
    let plane = coverage(Strip(nodes: nodes))
    let phi = NormalIntegral()
    var worst = 0.0
    for y in 0..<height {
      for x in 0..<width {
        let d = Point(Double(x), Double(y)) - center
        guard d.x < -20 else { continue }
        let u = Float(d.length - radius)
        let expected = phi((3 - u) / 0.9) - phi((-3 - u) / 0.9)
        worst = max(worst, abs(plane[y * width + x] - Double(expected)))
      }
    }
    #expect(worst < 0.003)
  }

  @Test func stripsOutsideThePhotoPaintNothing() {
    #expect(coverage(strip([Point(-80, -90), Point(-40, -50)], halfWidth: 4, sigma: 1)).allSatisfy { $0 == 0 })
    #expect(coverage(strip([Point(900, 20), Point(1e7, 20)], halfWidth: 4, sigma: 1)).allSatisfy { $0 == 0 })
  }
}
