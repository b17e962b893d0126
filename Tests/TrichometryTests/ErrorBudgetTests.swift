import Testing

@testable import Trichometry

@Suite struct ErrorBudgetTests {
  private func certain(_ count: Int) -> [ErrorBudget.Candidate] {
    [ErrorBudget.Candidate](
      repeating: .init(confidence: 1, rootConfidence: 1, rootInside: 1, tipInside: 1, counted: true), count: count)
  }

  /// Counts of phantoms are off by 8 % where every hair seems sure.
  @Test func aCountOfSureHairsIsKnownToAnEighthAtBest() {
    let half = ErrorBudget.z95 * ErrorBudget.countSD(certain(200)) / 200
    #expect(half > 0.125)
    #expect(half < 0.16)
  }

  @Test func doubtfulHairsMakeACountLessSure() {
    var doubtful = certain(100)
    for i in 0..<50 { doubtful[i].confidence = 0.5 }
    let sure = ErrorBudget.countSD(certain(100)), unsure = ErrorBudget.countSD(doubtful)
    #expect(abs(unsure * unsure - sure * sure - 12.5) < 1e-9)
  }

  @Test func aFewHairsMayBeOneMoreOrLess() {
    #expect(ErrorBudget.z95 * ErrorBudget.countSD(certain(2)) > 1)
  }
}
