import Geometry
import Testing
import Trichometry

@testable import Comparison

@Suite struct SpreadTests {
  @Test func aSmallDifferenceSpeaksForOneHairAndALargeOneAgainst() {
    let spread = Spread(centre: 0.1, sd: 0.1, others: 0.5)
    #expect(spread.score(0.1) > 1.5)
    #expect(spread.score(0.6) < -2)
    // Never by more than the share of hairs that changed anyhow allows.
    #expect(spread.score(50) > -2.82)
    #expect(abs(spread.score(0.12) - spread.score(0.08)) < 1e-12)
  }

  @Test func anUncertainMeasurementTellsLess() {
    let spread = Spread(sd: 0.1, others: 0.5)
    #expect(spread.score(0, errorVariance: 0.09) < spread.score(0))
    #expect(spread.score(0.5, errorVariance: 0.09) > spread.score(0.5))
  }

  @Test func fewValuesHardlyMoveASpread() {
    #expect(RobustSpread.deviation([], usually: 9) == 9)
    let two = RobustSpread.deviation([90, -90], usually: 9),
      many = RobustSpread.deviation(
        [Double](repeating: 90, count: 1000), usually: 9)
    #expect(two < 60)
    #expect(abs(many - 1.4826 * 90) < 1)
  }

  /// On a lattice the offsets' densities sum up to one.
  @Test func rootsAreFoundSomewhere() {
    let offsets = RootOffsets(alongUm: 12, acrossUm: 9)
    let hair = Hair.straight(root: Point(100, 100))
    let before = Seen(hair, 8, tone: nil) { 8 * $0 }
    var sum = 0.0
    for x in stride(from: -300.0, through: 300, by: 4) {
      for y in stride(from: -700.0, through: 700, by: 4) {
        var moved = before
        moved.root = before.root + Point(x, y)
        sum += 16 * offsets.density(Meeting(before, moved))
      }
    }
    #expect(abs(sum - 1) < 0.02)
  }

  @Test func rootsAreDenseWhereUnitsAre() {
    func hairs(_ roots: [Point]) -> [Seen] { roots.map { Seen(.straight(root: $0 / 8), 8, tone: nil) { 8 * $0 } } }
    let pairs = hairs((0..<20).flatMap { [Point(1000 * Double($0), 0), Point(1000 * Double($0) + 70, 0)] })
    let crowding = Crowding([pairs, pairs], areaUm2: 20e6)
    // One other root between 50 and 100 µm of each, and the overall density elsewhere.
    let ring = Double.pi * (100 * 100 - 50 * 50)
    #expect(abs(crowding.density(atUm: 75) * ring - 1) < 0.1)
    #expect(crowding.density(atUm: 300) < 1.1 * 40 / 20e6)
  }
}
