import Testing

@testable import HairDetection

@Suite struct JoinRivalsTests {
  @Test func eachPairIsToldOfTheLikeliestOtherOfBothItsEnds() {
    let signs = JoinRivals.signs(of: [(0, 3, 4.5), (0, 5, 1.5), (3, 7, -3), (5, 9, 6)])
    #expect(signs == [[1.5, -1, 0.5], [0.5, 1.5, 2], [-1, -2, 1.5], [2, -2, 0.5]])
  }

  @Test func pairsThatAreAsLikelyAreRivals() {
    #expect(JoinRivals.signs(of: [(0, 2, 3), (0, 4, 3)]) == [[1, -2, 1], [1, -2, 1]])
  }

  @Test func nothingGivesNothing() {
    #expect(JoinRivals.signs(of: []).isEmpty)
  }
}
