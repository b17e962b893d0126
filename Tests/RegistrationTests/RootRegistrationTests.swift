import Geometry
import Registration
import Testing
import Trichometry

@Suite struct RootRegistrationTests {
  private func register(seed: UInt64, _ move: (SyntheticScalp) -> Homography) -> (Registration, [Double]) {
    var scalp = SyntheticScalp(seed: seed)
    let roots = scalp.scalp()
    let map = move(scalp)
    let before = scalp.found(roots, map: .identity, missed: 0.15, falseShare: 0.12, errorUm: 25)
    let after = scalp.found(roots, map: map, missed: 0.15, falseShare: 0.12, errorUm: 25)
    let result = RootRegistration.register(
      before: before, after: after, beforeRegion: scalp.region, afterRegion: scalp.region)
    let errors = roots.map(\.position).filter { scalp.region.contains($0) && scalp.region.contains(map.apply($0)) }
      .map { result.toAfter($0).distance(to: map.apply($0)) * scalp.umPerPx }
    return (result, errors.sorted())
  }

  @Test(arguments: [
    (0.0, 1.0, 0.0, 0.0, 0.0), (20, 1.14, 1500, -1200, 0.02), (-20, 0.88, -2500, 900, 0.03), (7, 1, 2500, 1900, 0.01),
    (180, 1.05, 300, 300, 0.01), (90, 0.95, -200, 100, 0.0),
  ])
  func findsTheMoveOfACamera(_ degrees: Double, _ scale: Double, _ x: Double, _ y: Double, _ perspective: Double) {
    for seed in 1...3 as ClosedRange<UInt64> {
      let (result, errors) = register(seed: seed) {
        $0.move(degrees: degrees, scale: scale, shiftUm: Point(x, y), perspective: perspective)
      }
      #expect(result.status == .aligned)
      #expect(errors[errors.count / 2] < 30)
      #expect(result.samePlaceProbability > 0.99)
      #expect((result.residualUm ?? .infinity) < 50)
    }
  }

  @Test func differentPlacesAreNotAligned() {
    var aligned = 0
    for seed in 1...12 as ClosedRange<UInt64> {
      var one = SyntheticScalp(seed: seed)
      var other = SyntheticScalp(seed: 1000 + seed)
      let a = one.found(one.scalp(), map: .identity, missed: 0.1, falseShare: 0.1, errorUm: 25)
      let b = other.found(other.scalp(), map: .identity, missed: 0.1, falseShare: 0.1, errorUm: 25)
      let result = RootRegistration.register(before: a, after: b, beforeRegion: one.region, afterRegion: other.region)
      if result.status == .aligned { aligned += 1 }
      #expect(result.status == .aligned || !result.reasons.isEmpty)
    }
    #expect(aligned == 0)
  }

  @Test func theWayBackIsTheInverse() {
    let (result, _) = register(seed: 5) {
      $0.move(degrees: 12, scale: 1.05, shiftUm: Point(400, -300), perspective: 0.02)
    }
    for p in [Point(100, 100), Point(640, 480), Point(1100, 700)] {
      #expect(result.toBefore(result.toAfter(p)).distance(to: p) < 0.05)
    }
  }

  @Test func tooFewRootsAreRefusedWithTheReason() {
    let scalp = SyntheticScalp(seed: 1)
    let few = Constellation(roots: [.init(position: Point(5, 5), unit: 1, confidence: 1)], umPerPx: 8)
    let result = RootRegistration.register(
      before: few, after: few, beforeRegion: scalp.region, afterRegion: scalp.region)
    #expect(result.status == .notComparable)
    #expect(result.reasons.count == 1)
  }

  @Test func theSharedAreaOfAShiftIsTheOverlapOfTheFrames() throws {
    let (result, _) = register(seed: 3) { $0.move(degrees: 0, shiftUm: Point(2560, 0)) }
    #expect(abs(try #require(result.overlapFraction) - 0.75) < 0.01)
  }
}
