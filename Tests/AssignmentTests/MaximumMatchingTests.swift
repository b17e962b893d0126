import Assignment
import Testing

@Suite struct MaximumMatchingTests {
  /// The greatest total by trying everything.
  private func best(_ candidates: [Candidate], from row: Int, rows: Int, used: Set<Int>) -> Double {
    guard row < rows else { return 0 }
    var most = best(candidates, from: row + 1, rows: rows, used: used)
    for c in candidates where c.row == row && !used.contains(c.column) {
      most = max(most, c.weight + best(candidates, from: row + 1, rows: rows, used: used.union([c.column])))
    }
    return most
  }

  @Test func theTotalIsTheGreatestOfAllMatchings() {
    var state: UInt64 = 7
    func random(_ n: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % n)
    }
    for _ in 0..<300 {
      let rows = 1 + random(6)
      let columns = 1 + random(6)
      var candidates: [Candidate] = []
      for row in 0..<rows {
        for column in 0..<columns where random(3) > 0 {
          candidates.append(Candidate(row: row, column: column, weight: Double(1 + random(100))))
        }
      }
      let matched = maximumMatching(candidates, rows: rows, columns: columns)
      #expect(matched.reduce(0) { $0 + $1.weight } == best(candidates, from: 0, rows: rows, used: []))
      #expect(Set(matched.map(\.row)).count == matched.count)
      #expect(Set(matched.map(\.column)).count == matched.count)
      #expect(matched.allSatisfy(candidates.contains))
    }
  }

  @Test func aChainGivesUpTheBestPairForABetterTotal() {
    let matched = maximumMatching(
      [
        Candidate(row: 0, column: 0, weight: 2), Candidate(row: 0, column: 1, weight: 1.5),
        Candidate(row: 1, column: 0, weight: 1.5),
      ], rows: 2, columns: 2)
    #expect(matched.map(\.column) == [1, 0])
  }

  @Test func nothingIsMatchedWithoutCandidates() {
    #expect(maximumMatching([], rows: 3, columns: 4).isEmpty)
  }
}
