import Testing

@testable import Comparison

@Suite struct MatchRivalsTests {
  private let pairs = [
    WeighedPair(before: 0, after: 0, weight: 3), WeighedPair(before: 0, after: 1, weight: 1),
    WeighedPair(before: 1, after: 1, weight: 2), WeighedPair(before: 1, after: 0, weight: -9),
  ]

  @Test func aPairIsSeenBesideTheOtherPartnersOfItsHairsAndWhatThoseCouldBeInstead() {
    let signs = MatchRivals(pairs).signs.map { $0.map { 3 * $0 } }
    // The other partner of hair 0 could be with hair 1; that of root 0 is no rival, and could be there too.
    #expect(signs[0] == [3, 1, -8, 2, 2])
    #expect(signs[1] == [1, 3, 2, -8, -8])
    #expect(signs[2] == [2, -8, 1, 3, 3])
  }

  @Test func hairsWithoutAnythingElseHaveNoRivals() {
    let alone = MatchRivals([WeighedPair(before: 4, after: 7, weight: 1.5)])
    let expected: [Double] = [0.5] + [Double](repeating: -8.0 / 3, count: 4)
    #expect(alone.signs == [expected])
    let rivals = alone.weights(beside: 0, least: -10)
    #expect(rivals.before == -10 && rivals.after == -10)
  }

  @Test func ofEqualOnesTheOtherIsTheRival() {
    let equal = MatchRivals([WeighedPair(before: 0, after: 0, weight: 2), WeighedPair(before: 0, after: 1, weight: 2)])
    #expect(equal.weights(beside: 0, least: -10).before == 2)
    #expect(equal.weights(beside: 1, least: -10).before == 2)
  }
}
