import Testing

@testable import Comparison

@Suite struct FateModelTests {
  private func evidence(
    presence: Double, hidden: Double = 0, doubled: Double = 0, partner: PossiblePartner? = nil, lengthMm: Double = 0.9
  ) -> Double {
    FateModel.Evidence(
      sight: .init(presence: presence, hidden: hidden, inView: 1), doubled: doubled, partner: partner, confidence: 0.9,
      usualConfidence: 0.9, diameterUm: 60, lengthMm: lengthMm
    ).logOdds
  }

  @Test func bareSkinSpeaksForALossAndAShaftAgainst() {
    #expect(evidence(presence: 0) > evidence(presence: 0.5))
    #expect(evidence(presence: 0.5) > evidence(presence: 1))
    #expect(evidence(presence: 0) > evidence(presence: 0, hidden: 0.8))
    #expect(evidence(presence: 0) > evidence(presence: 0, lengthMm: 0.15))
    #expect(evidence(presence: 0) > evidence(presence: 0, doubled: 0.9))
  }

  @Test func aLineThatMayBeItSpeaksAgainstALossTheMoreTheBetterItFits() {
    func partner(_ weight: Double) -> Double {
      evidence(presence: 0.4, partner: .init(weight: weight, isHair: false, confidence: 0.2))
    }
    #expect(evidence(presence: 0.4) > partner(-4))
    #expect(partner(-4) > partner(0))
    #expect(partner(0) > partner(4))
    #expect(partner(4) < 0)
  }

  @Test func theClearestAreCalledGone() {
    let odds = [3.0, -3, 2.5, -2, -2.5, 2]
    let judged = FateModel.judge(odds)
    // More are called than are clear, because some of the gone were never seen unmatched; never before the clear ones.
    for i in [0, 2, 5] { #expect(judged.isGone[i]) }
    for i in [1, 4] { #expect(!judged.isGone[i]) }
    #expect(judged.probabilities[0] > judged.probabilities[5])
  }

  @Test func whereNothingSpeaksForALossNoneIsCalled() {
    #expect(FateModel.judge([Double](repeating: -3, count: 12)).isGone.allSatisfy { !$0 })
    #expect(FateModel.judge([]).isGone.isEmpty)
  }
}
