import Testing

@testable import Comparison

@Suite struct PhototrichogramTests {
  @Test func whatGrewIsAnagenAndWhatDidNotTelogen() throws {
    var hairs = (0..<9).map { _ in PairHair.kept(60, 60, growth: 0.66) }
    hairs += [.kept(60, 60, growth: 0.01), .kept(60, 60, growth: nil), .kept(60, 60, growth: 5), .lost()]
    let result = Phototrichogram(days: 2, hairs: &hairs)
    #expect(result.anagenFraction == 0.9)
    #expect(result.telogenFraction.map { abs($0 - 0.1) < 1e-12 } == true)
    #expect(abs(try #require(result.growthMmPerDay) - 0.33) < 1e-9)
    #expect(hairs.map(\.phase).suffix(4) == [.telogen, .undecided, .undecided, .undecided])
    let interval = try #require(result.anagenCI95)
    // Wilson's interval of 9 of 10.
    #expect(abs(interval.lowerBound - 0.5958) < 1e-4)
    #expect(abs(interval.upperBound - 0.9821) < 1e-4)
  }

  @Test func longHairIsNoDayZero() {
    let long = PairHair(before: .straight(lengthMm: 4), after: .straight(lengthMm: 4.6), fate: .kept)
    #expect(Phototrichogram.objection([long]) != nil)
    #expect(Phototrichogram.objection([.kept(60, 60)]) == nil)
  }
}
