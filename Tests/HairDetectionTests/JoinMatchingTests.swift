import Testing

@testable import HairDetection

@Suite struct JoinMatchingTests {
  private typealias Join = JoinMatching.Join

  private static func pairs(_ joins: [Join]) -> [[Int]] { joins.map { [$0.first, $0.second] } }

  @Test func theLikeliestJoinGivesWayToTwoThatGainMore() {
    let joins = [
      Join(gain: 3, first: 0, second: 1), Join(gain: 2.8, first: 0, second: 3), Join(gain: 2.9, first: 1, second: 2),
    ]
    #expect(Self.pairs(JoinMatching.best(of: joins)) == [[1, 2], [0, 3]])
  }

  @Test func anExchangeThatGainsNothingIsNotMade() {
    let joins = [
      Join(gain: 3, first: 0, second: 1), Join(gain: 1, first: 0, second: 3), Join(gain: 1, first: 1, second: 2),
    ]
    #expect(Self.pairs(JoinMatching.best(of: joins)) == [[0, 1]])
  }

  @Test func twoJoinsChangePartners() {
    let joins = [
      Join(gain: 5, first: 0, second: 2), Join(gain: 1, first: 1, second: 3), Join(gain: 4, first: 0, second: 3),
      Join(gain: 4, first: 1, second: 2),
    ]
    #expect(Self.pairs(JoinMatching.best(of: joins)) == [[0, 3], [1, 2]])
  }

  @Test func nothingGivesNothing() {
    #expect(JoinMatching.best(of: []).isEmpty)
  }

  /// The most that any choice of joins gains.
  private static func most(_ joins: ArraySlice<Join>, without taken: Set<Int> = []) -> Double {
    guard let join = joins.first else { return 0 }
    let rest = most(joins.dropFirst(), without: taken)
    guard !taken.contains(join.first), !taken.contains(join.second) else { return rest }
    return max(rest, join.gain + most(joins.dropFirst(), without: taken.union([join.first, join.second])))
  }

  @Test(arguments: 0..<60)
  func whatIsChosenIsNearlyTheBestThereIs(number: Int) {
    var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1
    func random(_ count: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % count
    }
    var joins: [Join] = []
    for first in 0..<6 {
      for second in (first + 1)..<7 where random(100) < 60 {
        joins.append(Join(gain: Double(1 + random(1000)) / 100, first: first, second: second))
      }
    }
    let chosen = JoinMatching.best(of: joins.reversed())
    let ends = Self.pairs(chosen).flatMap { $0 }
    #expect(Set(ends).count == ends.count)
    #expect(chosen.map(\.gain) == chosen.map(\.gain).sorted(by: >))
    let share = chosen.reduce(0) { $0 + $1.gain } / Self.most(joins[...])
    #expect(share > 0.85, "\(share)")
  }
}
