import Geometry
import Imaging
import Testing

@testable import HairDetection

struct ShaftMergerTests {
  /// What is left of two lines along the rows 26 and 34 of a band from row 22 to row 38.
  private func merged(valley: Float) -> [Ribbon] {
    let contrast = Plane(width: 160, height: 60), opposite = Plane(width: 160, height: 60)
    for y in 0..<60 {
      for x in 0..<160 {
        let across = abs(Double(y) - 30)
        contrast.row(y)[x] = x < 20 || x > 140 || across > 8 ? 0 : across < 1.5 ? valley : 0.9
        opposite.row(y)[x] = 0
      }
    }
    let model = ShaftModel(contrast: contrast, opposite: opposite, umPerPx: 6)
    for y in [26.0, 34] {
      model.add(
        Ribbon(points: stride(from: 20.0, through: 140, by: 2).map { Point($0, y) }, width: 8, amplitude: 0.9))
    }
    ShaftMerger(model: model, refiner: ShaftRefiner(model: model), usualWidth: 13) { _ in 100 }.mergeAll()
    return model.order.compactMap { model.shafts[$0]?.ribbon }
  }

  @Test func twoLinesThatFillOneBandAreOneThickShaft() throws {
    let shafts = merged(valley: 0.85)
    try #require(shafts.count == 1)
    #expect(abs(shafts[0].width - 16.5) < 1.5)
    #expect(shafts[0].points.allSatisfy { abs($0.y - 30) < 1 })
  }

  @Test func twoLinesWithSkinBetweenThemStayTwo() { #expect(merged(valley: 0.1).count == 2) }
}
