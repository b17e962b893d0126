import Testing

@testable import Trichometry

@Suite struct ErrorBudgetTests {
  private func certain(_ count: Int) -> [ErrorBudget.Candidate] {
    [ErrorBudget.Candidate](
      repeating: .init(confidence: 1, rootConfidence: 1, rootInside: 1, tipInside: 1), count: count)
  }

  @Test func aCountOfSureHairsIsKnownToFourPercentAtBest() {
    let half = ErrorBudget.z95 * ErrorBudget.countSD(certain(200)) / 200
    #expect(half > 0.04)
    #expect(half < 0.05)
  }

  @Test func doubtfulHairsMakeACountLessSure() {
    var doubtful = certain(100)
    for i in 0..<50 { doubtful[i].confidence = 0.5 }
    let sure = ErrorBudget.countSD(certain(100)), unsure = ErrorBudget.countSD(doubtful)
    #expect(abs(unsure * unsure - sure * sure - 12.5 * ErrorBudget.doubtFactor) < 1e-9)
  }

  @Test func aFewHairsMayBeOneMoreOrLess() {
    #expect(ErrorBudget.z95 * ErrorBudget.countSD(certain(2)) > 1)
  }
}
