import Geometry
import Testing

@testable import ScalpPhantom

@Suite struct UnitArrangementTests {
  /// Where hairs stand close and lean over each other, the shafts of a unit merge, and many of them cross.
  @Test func hairsOfCrossingUnitsStandCloseAndCross() {
    var parameters = PhantomParameters()
    parameters.commonRootShare = 0
    parameters.touchingShare = 0
    parameters.convergingShare = 0
    func pairs(crossing: Double) -> (across: Double, crossed: Double) {
      parameters.crossingShare = crossing
      var random = RandomSource(seed: 5)
      var across = 0.0, crossed = 0.0
      let count = 2000
      for _ in 0..<count {
        let hairs = UnitArrangement(
          angle: 0, diametersUm: [60, 60], lengthUm: 1000, parameters: parameters, random: &random
        ).hairs
        across += abs(hairs[1].offset.y - hairs[0].offset.y) / Double(count)
        // Side by side across their common direction: whether they have changed sides 1 mm on.
        let between = hairs[1].offset.y - hairs[0].offset.y
        let later = between + 1000 * (hairs[1].angle - hairs[0].angle)
        crossed += between * later < 0 ? 1 / Double(count) : 0
      }
      return (across, crossed)
    }
    let apart = pairs(crossing: 0), close = pairs(crossing: 1)
    #expect(abs(apart.across - 132.5) < 3)
    #expect(abs(close.across - 72.5) < 3)
    #expect(apart.crossed < 0.25)
    #expect(close.crossed > 0.3)
  }

  @Test func sharesOfUnitsAddUpToOneAtMost() {
    var parameters = PhantomParameters()
    parameters.crossingShare = 0.35
    #expect(throws: Never.self) { try parameters.validate() }
    parameters.crossingShare = 0.36
    #expect(throws: PhantomParameterError.self) { try parameters.validate() }
  }
}
