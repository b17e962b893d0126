import Statistics
import Testing

/// Published data with the results that R gives for them.
@Suite struct PublishedExamplesTests {
  private func close(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-9) -> Bool {
    a.map { abs($0 - b) <= tolerance * max(1e-300, abs(b)) } ?? false
  }

  private func table(_ rows: [[Double]]) -> RepeatedMeasurements {
    RepeatedMeasurements(
      rows.enumerated().flatMap { i, row in
        row.enumerated().map { j, value in .init(subject: "s\(i)", occasion: "o\(j)", value: value) }
      })
  }

  /// Shrout and Fleiss 1979, table 2: six subjects, four judges.
  @Test func intraclassCorrelationsOfShroutAndFleiss() throws {
    let result = Repeatability(
      table([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]))
    #expect(close(result.icc21?.value, 0.2897637795, 1e-9))
    #expect(close(result.icc21?.ci95?.lowerBound, 0.01878651337, 1e-9))
    #expect(close(result.icc21?.ci95?.upperBound, 0.7610843696, 1e-9))
    #expect(close(result.icc31?.value, 0.7148407148, 1e-9))
    #expect(close(result.icc31?.ci95?.lowerBound, 0.34246476503, 1e-9))
    #expect(close(result.icc31?.ci95?.upperBound, 0.9458582600, 1e-9))
    #expect(result.blandAltman == nil)
  }

  // Bland and Altman 1986: peak expiratory flow of 17 people by two instruments, twice each, l/min.
  private let wright: [[Double]] = [
    [494, 490], [395, 397], [516, 512], [434, 401], [476, 470], [557, 611], [413, 415], [442, 431], [650, 638],
    [433, 429], [417, 420], [656, 633], [267, 275], [478, 492], [178, 165], [423, 372], [427, 421],
  ]
  private let mini: [[Double]] = [
    [512, 525], [430, 415], [520, 508], [428, 444], [500, 500], [600, 625], [364, 460], [380, 390], [658, 642],
    [445, 432], [432, 420], [626, 605], [260, 227], [477, 467], [259, 268], [350, 370], [451, 443],
  ]

  @Test func limitsOfAgreementOfBlandAndAltman() throws {
    let result = Repeatability(table(zip(wright, mini).map { [$0[0], $1[0]] }))
    let agreement = try #require(result.blandAltman)
    #expect(close(agreement.bias, -2.117647059))
    #expect(close(agreement.sd, 38.76512987))
    #expect(close(agreement.lower, -78.09730161))
    #expect(close(agreement.upper, 73.86200749))
    #expect(close(agreement.biasCI95.lowerBound, -22.0488377))
    #expect(close(agreement.biasCI95.upperBound, 17.81354358))
    let t = StudentT.quantile(0.975, freedom: 16)
    #expect(close((agreement.upperCI95.upperBound - agreement.upper) / t, 16.39510798))
    #expect(close((agreement.lower - agreement.lowerCI95.lowerBound) / t, 16.39510798))
  }

  @Test func repeatabilityOfBlandAndAltman() {
    let one = Repeatability(table(wright)), other = Repeatability(table(mini))
    #expect(close(one.withinSubjectSD, 15.30666906))
    #expect(close(one.sdc95, 42.42792199))
    #expect(close(other.withinSubjectSD, 19.91083063))
    #expect(close(other.sdc95, 55.19000677))
  }

  /// Newcombe 1998, to the four decimals printed.
  @Test(arguments: [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
    (6, 14, 0.2138, 0.6741),
  ])
  func wilsonsIntervalsOfNewcombe(_ successes: Int, _ n: Int, _ low: Double, _ high: Double) {
    let interval = Proportion.wilson95(successes: successes, of: n)
    #expect(abs(interval.lowerBound - low) < 5e-5)
    #expect(abs(interval.upperBound - high) < 5e-5)
  }

  @Test func whatCannotBeKnownIsNot() {
    let single = Repeatability(table([[1], [2]]))
    #expect(single.withinSubjectSD == nil)
    #expect(single.icc21 == nil)
    let equal = Repeatability(table([[1, 1], [2, 2], [4, 4]]))
    #expect(equal.withinSubjectSD == 0)
    #expect(equal.icc31?.value == 1)
    #expect(equal.icc31?.ci95 == nil)
  }
}
