import Geometry
import Testing

@testable import Trichometry

/// Where the follicular units of a photo count that a field cuts.
@Suite struct UnitsInFieldTests {
  /// Four units: one of two hairs across x = 50, one of two left of it, and a single hair on either side.
  private static let roots: [(root: Point, number: Int)] = [
    (Point(52, 10), 1), (Point(47, 12), 1), (Point(20, 40), 2), (Point(23, 41), 2), (Point(10, 80), 3),
    (Point(90, 80), 4),
  ]

  private func summary(_ xs: Range<Double>) -> Trichogram.Summary {
    let inside: @Sendable (Point) -> Bool = { xs.contains($0.x) }
    let region = MeasuredRegion(
      contains: inside, areaPx: 100 * (xs.upperBound - xs.lowerBound), outline: [], isVisible: { _ in true })
    let hairs = Self.roots.enumerated().map { i, member in
      Hair(
        id: i + 1, rootInField: inside(member.root), tipInField: false,
        polyline: Polyline([member.root, member.root + Point(0, 5)]), widthsPx: [4, 4], diameterPx: 4, diameterUm: 40,
        diameterSEUm: 1, widthsUm: [40, 40], lengthMm: 0.05, sizeClass: .intermediate, polarity: .dark,
        unit: member.number, confidence: 1)
    }
    return Trichogram.Summary(
      hairs: hairs, units: FollicularUnit.all(Self.roots), region: region, umPerPx: 10, cuts: SizeCuts())
  }

  @Test func aUnitLiesAtItsTopmostRootWhateverTheOrderOfItsHairs() {
    let expected = [
      FollicularUnit(anchor: Point(52, 10), hairCount: 2), FollicularUnit(anchor: Point(20, 40), hairCount: 2),
      FollicularUnit(anchor: Point(10, 80), hairCount: 1), FollicularUnit(anchor: Point(90, 80), hairCount: 1),
    ]
    #expect(FollicularUnit.all(Self.roots) == expected)
    #expect(FollicularUnit.all(Self.roots.reversed()) == expected)
  }

  @Test func aUnitAcrossAnEdgeCountsOnOneSide() {
    let whole = summary(0..<100), left = summary(0..<50), right = summary(50..<100)
    #expect(whole.follicularUnitCount == 4)
    #expect(left.follicularUnitCount == 2)
    #expect(right.follicularUnitCount == 2)
    #expect(left.hairCount + right.hairCount == whole.hairCount)
  }

  /// The half of a unit that is left of the edge makes no unit of one hair there.
  @Test func aUnitCutByAnEdgeIsNoSingleHair() {
    #expect(summary(0..<50).singleHairUnitsFraction == 0.5)
    #expect(summary(50..<100).singleHairUnitsFraction == 0.5)
    #expect(summary(0..<100).singleHairUnitsFraction == 0.5)
  }
}
