import Geometry
import Imaging
import Kernels
import KernelTable
import Testing

@testable import HairDetection

struct GaussianTapsTests {
  @Test(arguments: [0.9, 1.14, 2.3, 2.9])
  func constantRampAndParabolaGiveValueSlopeAndCurvature(sigma: Double) {
    let taps = GaussianTaps(sigma: sigma)
    func sum(_ weights: [Float], _ f: (Double) -> Double) -> Double {
      zip(-taps.radius...taps.radius, weights).reduce(0) { $0 + Double($1.1) * f(Double($1.0)) }
    }
    #expect(abs(sum(taps.smooth) { _ in 1 } - 1) < 1e-6)
    #expect(abs(sum(taps.first) { $0 } - 1) < 1e-6)
    #expect(abs(sum(taps.second) { $0 * $0 / 2 } - 1) < 1e-6)
    #expect(abs(sum(taps.second) { _ in 1 }) < 1e-6)
  }
}

struct RidgeFinderTests {
  @Test func theCrestOfALineLiesOnItsMiddleToATenthOfAPixel() throws {
    let plane = Plane(width: 80, height: 60)
    let middle = 30.3
    for y in 0..<60 {
      for x in 0..<80 {
        let d = abs(Double(y) - middle - 0.1 * Double(x))
        plane.row(y)[x] = Float(min(1, max(0, 3 - d)))
      }
    }
    let chains = RidgeFinder(kernels: .best, sigma: 1.5, low: 0.05, high: 0.1).chains(in: plane)
    let longest = try #require(chains.max { $0.points.count < $1.points.count })
    #expect(longest.points.count > 60)
    for p in longest.points where p.position.x > 6 && p.position.x < 74 {
      #expect(abs(p.position.y - middle - 0.1 * p.position.x) < 0.1)
    }
  }
}

struct BubbleRimsTests {
  @Test func anArcGivesItsCircle() throws {
    // Points of a circle of radius 10 about (5, 7), from Pythagorean triples.
    let arc = [(10, 0), (8, 6), (6, 8), (0, 10), (-6, 8), (-8, 6)].map { Point(5 + Double($0.0), 7 + Double($0.1)) }
    let rim = try #require(BubbleRims.circle(arc))
    #expect(rim.centre.distance(to: Point(5, 7)) < 1e-9)
    #expect(abs(rim.radius - 10) < 1e-9)
  }

  /// Points 1 px apart along an arc of radius 20 about (50, 50), by exact half-angle formulas.
  private func arc(_ halfTangents: ClosedRange<Double>, mirrored: Bool = false) -> [Point] {
    stride(from: halfTangents.lowerBound, through: halfTangents.upperBound, by: 0.02).map { t in
      let cos = (1 - t * t) / (1 + t * t), sin = 2 * t / (1 + t * t)
      return Point(50 + (mirrored ? -20 : 20) * cos, 50 + 20 * sin)
    }
  }

  @Test func aCircleSeenInTwoHalvesIsARim() {
    let rims = BubbleRims([arc(-0.9...0.9), arc(-0.9...0.9, mirrored: true)], umPerPx: 8)
    #expect(rims.rims.count == 1)
    #expect(rims.contain(arc(-0.5...0.5)))
    // A shaft that crosses the bubble, and one that ends on its rim.
    #expect(!rims.contain((0..<60).map { Point(20 + Double($0), 50) }))
    #expect(!rims.contain((0..<15).map { Point(70 + Double($0), 50) }))
  }

  @Test func aThirdOfACircleAndAStraightLineAreNoRims() {
    let rims = BubbleRims([arc(-0.55...0.55), (0..<20).map { Point(Double($0), 0.3 * Double($0)) }], umPerPx: 8)
    #expect(rims.rims.isEmpty)
  }
}

struct OwnershipTests {
  @Test func worthIsTheMisfitThatTakingAShaftAwayWouldLeave() {
    let contrast = Plane(width: 120, height: 60), opposite = Plane(width: 120, height: 60)
    for y in 0..<60 {
      for x in 0..<120 {
        contrast.row(y)[x] = abs(Double(y) - 30) < 4 && x > 10 && x < 110 ? 0.8 : 0
        opposite.row(y)[x] = 0
      }
    }
    let model = ShaftModel(contrast: contrast, opposite: opposite, umPerPx: 8)
    let a = model.add(Ribbon(points: (0...45).map { Point(14 + 2 * Double($0), 30) }, width: 8, amplitude: 0.8))
    let b = model.add(Ribbon(points: (0...20).map { Point(40 + 2 * Double($0), 31) }, width: 6, amplitude: 0.8))
    let ownership = Ownership(model)
    #expect(ownership.worth(a) > 300)
    // All that the second would explain the first explains too, but for a sliver.
    #expect(ownership.worth(b) < 40)
    ownership.remove(a)
    #expect(ownership.worth(b) > 150)
  }
}
