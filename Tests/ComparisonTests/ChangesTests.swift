import Testing
import Trichometry

@testable import Comparison

@Suite struct ChangesTests {
  private func hairs(kept: Int, lost: Int, gained: Int, undecided: Int = 0) -> [PairHair] {
    var hairs = (0..<kept).map { PairHair.kept(50 + Double($0 % 5), 52 + Double($0 % 5), unit: $0 / 2 + 1) }
    hairs += (0..<lost).map { PairHair.lost(unit: 500 + $0) }
    hairs += (0..<gained).map { PairHair.gained(unit: 700 + $0) }
    hairs += (0..<undecided).map {
      PairHair(before: .straight(unit: 900 + $0), after: nil, fate: .undecided, changeProbability: 0.1)
    }
    return hairs
  }

  @Test func theChangeOfDensityIsGainedLessLostOnTheSharedArea() throws {
    let changes = PairChanges(hairs(kept: 80, lost: 5, gained: 12, undecided: 9), frame: .area(0.7))
    let density = changes.densityPerCm2
    let expected = 89.5 / 0.7
    #expect(abs(try #require(density.change) - 10) < 1e-9)
    #expect(abs(try #require(density.before) - expected) < 1e-9)
    let interval = try #require(density.ci95)
    #expect(interval.contains(10))
  }

  @Test func aClearGainIsOneAndNoChangeIsNoise() {
    #expect(PairChanges(hairs(kept: 80, lost: 0, gained: 20), frame: .area(0.7)).densityPerCm2.verdict == .gain)
    #expect(PairChanges(hairs(kept: 80, lost: 20, gained: 0), frame: .area(0.7)).densityPerCm2.verdict == .loss)
    #expect(
      PairChanges(hairs(kept: 80, lost: 3, gained: 3), frame: .area(0.7)).densityPerCm2.verdict == .withinNoise)
  }

  @Test func aChangeBelowTheClinicsSmallestDetectableIsNoise() {
    let found = hairs(kept: 80, lost: 0, gained: 20)
    #expect(PairChanges(found, frame: .area(0.7, sdc: 40)).densityPerCm2.verdict == .withinNoise)
    #expect(PairChanges(found, frame: .area(0.7, sdc: 20)).densityPerCm2.verdict == .gain)
  }

  @Test func keptHairsAreComparedWithThemselves() throws {
    let changes = PairChanges(hairs(kept: 60, lost: 10, gained: 0), frame: .area(0.5))
    #expect(abs(try #require(changes.keptMeanDiameterUm.change) - 2) < 1e-9)
    // The lost ones of 60 µm count before.
    #expect(try #require(changes.meanDiameterUm.change) < 2)
  }

  @Test func unitsOfNewHairsAloneAreNew() throws {
    let changes = PairChanges(hairs(kept: 20, lost: 0, gained: 3), frame: .area(1))
    #expect(changes.follicularUnitsPerCm2.before == 10)
    #expect(changes.follicularUnitsPerCm2.after == 13)
  }

  @Test func aHairThatJoinsAUnitFoundsNone() {
    let pair = PairUnits([.kept(50, 50, unit: 4), .gained(unit: 4)])
    #expect(pair.before == 1)
    #expect(pair.after == 1)
  }

  @Test func unitsThatAreReadAsOneAfterStayTheUnitsBefore() {
    // Two units of two hairs each; the after photo takes them for one.
    var hairs: [PairHair] = [
      .kept(50, 50, unit: 4), .kept(50, 50, unit: 4), .kept(50, 50, unit: 5), .kept(50, 50, unit: 5),
    ]
    for i in hairs.indices { hairs[i].after?.unit = 9 }
    let pair = PairUnits(hairs)
    #expect(pair.before == 2)
    #expect(pair.after == 2)
  }

  @Test func withoutVellusThereIsNoRatio() {
    #expect(PairChanges(hairs(kept: 20, lost: 0, gained: 0), frame: .area(1)).terminalToVellus == .notComparable)
  }
}
