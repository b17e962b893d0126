import Testing

@testable import Trichometry

@Suite struct DerivedIntervalsTests {
  private func summary(scale: Int = 1) -> Trichogram.Summary {
    var s = Trichogram.Summary()
    s.hairCount = 120 * scale
    s.densityPerCm2 = 150
    s.densityCI95 = 140...170
    s.meanDiameterUm = 60
    s.meanDiameterCI95 = 57...63
    s.cumulativeThicknessMmPerCm2 = 9
    (s.vellusCount, s.terminalCount, s.terminalToVellus) = (10 * scale, 60 * scale, 6)
    (s.follicularUnitCount, s.follicularUnitsPerCm2, s.hairsPerUnit) = (60 * scale, 75, 2)
    return s
  }

  private func width(_ interval: ClosedRange<Double>?) throws -> Double {
    let interval = try #require(interval)
    return interval.upperBound - interval.lowerBound
  }

  @Test func thicknessIsAsUncertainAsItsFactorsTogether() throws {
    let interval = try #require(summary().cumulativeThicknessCI95)
    // 10 % of the density, 5 % of the diameter.
    let half = 9 * (0.1 * 0.1 + 0.05 * 0.05).squareRoot()
    #expect(abs(interval.lowerBound - (9 - half)) < 1e-12)
    #expect(abs(interval.upperBound - (9 + half)) < 1e-12)
  }

  @Test func everyIntervalHoldsItsValueAndNarrowsWithTheCount() throws {
    for endpoint in [\Trichogram.Summary.terminalToVellusCI95, \.hairsPerUnitCI95, \.follicularUnitsPerCm2CI95] {
      #expect(try width(summary(scale: 4)[keyPath: endpoint]) < width(summary()[keyPath: endpoint]))
    }
    #expect(try #require(summary().terminalToVellusCI95).contains(6))
    #expect(try #require(summary().hairsPerUnitCI95).contains(2))
    #expect(try #require(summary().follicularUnitsPerCm2CI95).contains(75))
  }

  @Test func aRatioToOneVellusHairSaysLittle() throws {
    var s = summary()
    (s.vellusCount, s.terminalCount, s.terminalToVellus) = (1, 44, 44)
    let interval = try #require(s.terminalToVellusCI95)
    #expect(interval.lowerBound < 8 && interval.upperBound > 150)
  }

  @Test func unitsHaveOneHairAtLeast() throws {
    var s = summary()
    s.hairsPerUnit = 1
    #expect(try #require(s.hairsPerUnitCI95).lowerBound == 1)
  }

  @Test func whatIsNotKnownHasNoInterval() {
    let s = Trichogram.Summary()
    #expect(s.cumulativeThicknessCI95 == nil && s.terminalToVellusCI95 == nil)
    #expect(s.hairsPerUnitCI95 == nil && s.follicularUnitsPerCm2CI95 == nil)
  }
}
