import Testing

@testable import HairDetection

struct BaldSkinTests {
  @Test func aFewDoubtfulLinesAmongManyCreasesAreCreasesToo() {
    let lines = [Double](repeating: 0.001, count: 400) + [0.2, 0.4, 0.6, 0.8]
    let adjusted = BaldSkin.adjusted(lines)
    #expect(adjusted.allSatisfy { $0 < 0.1 })
    // What looks more like hair stays ahead.
    #expect(adjusted.suffix(4).sorted() == Array(adjusted.suffix(4)))
  }

  @Test func whereHairGrowsNothingChanges() {
    for hairs in [[0.3, 0.6, 0.95], [Double](repeating: 0.8, count: 40)] {
      let lines = [Double](repeating: 0.001, count: 400) + hairs
      let isSame = BaldSkin.adjusted(lines) == lines
      #expect(isSame)
    }
    #expect(BaldSkin.adjusted([]) == [])
  }
}
