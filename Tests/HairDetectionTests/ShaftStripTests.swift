import Geometry
import Imaging
import Testing

@testable import HairDetection

struct ShaftStripTests {
  private let ribbon = Ribbon(
    points: (0..<40).map { Point(10 + 2 * Double($0), 20 + Double($0)) }, width: 8, amplitude: 0.7)

  @Test func everyPixelThatAShaftPaintsLiesInItsStripAndFewOthers() {
    let plane = Plane(width: 120, height: 90)
    let model = ShaftModel(contrast: plane, opposite: plane, umPerPx: 8)
    let box = model.box(ribbon, margin: 6)
    let strip = ShaftStrip(around: ribbon, margin: 2, in: box)
    var painted = [Float](repeating: 0, count: box.width * box.height)
    ShaftModel.render(ribbon, in: box, into: &painted)
    for y in 0..<box.height {
      for x in 0..<box.width where painted[y * box.width + x] > 0 { #expect(strip.columns[y].contains(x)) }
    }
    let area = strip.columns.reduce(0) { $0 + $1.count }
    #expect(area < box.width * box.height / 2)
  }

  @Test func aStripBeyondTheBoxIsEmpty() {
    let strip = ShaftStrip(around: ribbon, margin: 2, in: ShaftModel.Box(x0: 200, y0: 300, x1: 220, y1: 320))
    #expect(strip.columns.allSatisfy { $0.isEmpty })
  }

  @Test func whatChangesInTheStripChangesTheMisfitAsMuchAsInTheBox() {
    let contrast = Plane(width: 120, height: 90), opposite = Plane(width: 120, height: 90)
    for y in 0..<90 {
      for x in 0..<120 {
        contrast.row(y)[x] = Float((x * 7 + y * 13) % 10) / 10
        opposite.row(y)[x] = (x + y) % 17 == 0 ? 1 : 0
      }
    }
    let model = ShaftModel(contrast: contrast, opposite: opposite, umPerPx: 8)
    let box = model.box(ribbon, margin: 6)
    let strip = ShaftStrip(around: ribbon, margin: 2, in: box)
    let without = [Float](repeating: 0, count: box.width * box.height)
    var with = without
    ShaftModel.render(ribbon, in: box, into: &with)
    func inStrip(_ p: [Float]) -> Double {
      p.withUnsafeBufferPointer { model.misfit(strip, $0.baseAddress!, amplitude: 0.7) }
    }
    let change = model.misfit(box, with, amplitude: 0.7) - model.misfit(box, without, amplitude: 0.7)
    #expect(abs(inStrip(with) - inStrip(without) - change) < 0.01)
  }
}
