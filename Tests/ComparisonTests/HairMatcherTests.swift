import Geometry
import Testing
import Trichometry

@testable import Comparison

/// Hairs with known partners: lone ones that show how the pair differs, and a follicular unit among them.
@Suite struct HairMatcherTests {
  /// Thirty hairs that stand alone, the second photo's roots 8 µm off by turns.
  private func lone(shiftedUm: Double) -> [Seen] {
    (0..<30).map { i in
      let aside = shiftedUm * Double([-1, 0, 1, 0, 1, -1][i % 6])
      let root = Point(Double(i % 6) * 900 + aside, Double(i / 6) * 1500 - aside)
      return seen(root, diameterUm: 50 + Double(i), contrast: 0.6 + 0.02 * Double(i))
    }
  }

  private func seen(
    _ rootUm: Point, diameterUm: Double = 60, lengthMm: Double = 0.8, contrast: Double? = nil, confidence: Double = 0.99
  ) -> Seen {
    var hair = Hair.straight(root: rootUm / 8, diameterUm: diameterUm, lengthMm: lengthMm)
    hair.confidence = confidence
    return Seen(hair, 8, tone: contrast.map { HairTone(contrast: $0, redness: nil) }) { 8 * $0 }
  }

  private func partners(_ before: [Seen], _ after: [Seen]) -> [Int: Int] {
    let matches = HairMatcher(before + lone(shiftedUm: 0), after + lone(shiftedUm: 8), sharedAreaUm2: 40e6).matching()
      .matches
    var result: [Int: Int] = [:]
    for match in matches where match.before < before.count { result[match.before] = match.after }
    return result
  }

  private let place = Point(450, 700)

  @Test func neighboursOfAUnitAreToldApartByTheirContrast() {
    // By their roots and diameters they would be exchanged.
    let before = [seen(place, contrast: 1.1), seen(place + Point(16, 0), contrast: 0.5)]
    let after = [seen(place + Point(4, 0), contrast: 0.5), seen(place + Point(14, 0), contrast: 1.1)]
    #expect(partners(before, after) == [0: 1, 1: 0])
  }

  @Test func whereNothingElseTellsNeighboursKeepTheirOrder() {
    let before = [seen(place), seen(place + Point(40, 0))]
    let after = [seen(place + Point(46, 0)), seen(place + Point(6, 0))]
    #expect(partners(before, after) == [0: 1, 1: 0])
  }

  @Test func aHairThatIsGoneIsNotMatchedWithANewOneOfItsUnit() {
    // Lone roots are found within 8 µm, and lone hairs keep their width, length and contrast.
    let gone = seen(place, diameterUm: 80, contrast: 1.2)
    let new = seen(place + Point(90, 0), diameterUm: 50, lengthMm: 0.55, contrast: 0.5)
    let found = partners([gone], [new])
    #expect(found.isEmpty)
  }

  @Test func aHairThatWasFoundFromFarUpIsMatchedByWhereItEnds() {
    // Its tip is where it was: it is as much shorter as its root lies higher. The neighbour would fit by its length alone.
    let before = [seen(place, lengthMm: 1.0)]
    let after = [seen(place + Point(0, -250), lengthMm: 0.75), seen(place + Point(120, 60), lengthMm: 1.0)]
    #expect(partners(before, after) == [0: 0])
  }

  @Test func aHairWithoutAPartnerMayBeALineThatTheOtherPhotoHardlyShows() throws {
    let before = [seen(place)] + lone(shiftedUm: 0), after = lone(shiftedUm: 8)
    let line = seen(place + Point(10, 6), confidence: 0.1)
    let matching = HairMatcher(before, after, doubtful: ([], [line]), sharedAreaUm2: 40e6).matching()
    #expect(matching.matches.allSatisfy { $0.before != 0 })
    let possible = try #require(matching.possible.first { $0.before == 0 })
    #expect(possible.after == after.count && possible.weight > 0)
    // Far away it fits less, and then not at all.
    func weight(awayUm: Double) -> Double? {
      let line = seen(place + Point(awayUm, 0), confidence: 0.1)
      return HairMatcher(before, after, doubtful: ([], [line]), sharedAreaUm2: 40e6).matching().possible.first?.weight
    }
    #expect(try #require(weight(awayUm: 60)) < possible.weight)
    #expect(weight(awayUm: 500) == nil)
  }

  @Test func aLineThatIsHardlyBelievedIsNotPreferredToASureHair() {
    let before = [seen(place)]
    let after = [seen(place + Point(12, 0), confidence: 0.05), seen(place + Point(14, 0))]
    #expect(partners(before, after) == [0: 1])
  }
}
