import Geometry
import Testing
import Trichometry

@testable import TrichogramKit

@Suite struct BareSkinTests {
  private static func hair(_ root: Point, _ tip: Point) -> Hair {
    Hair(
      id: 1, rootInField: true, tipInField: true, polyline: Polyline([root, tip]), widthsPx: [2, 2], diameterPx: 2,
      diameterUm: 2, diameterSEUm: 0.1, widthsUm: [2, 2], lengthMm: 0.05, sizeClass: .vellus, polarity: .dark, unit: 1,
      confidence: 1)
  }

  /// Of 220 px, eight cells of 25 px are whole; 20 px are left, wider than what a thin hair takes beside it.
  private static func skin(_ hairs: [Hair]) -> BareSkin {
    BareSkin(
      region: .frame(width: 220, height: 220), hairs: hairs, photoWidth: 220, photoHeight: 220, umPerPx: 1)
  }

  @Test func skinWithoutHairIsFreeAndUnderHairIsNot() {
    let line = [Point(20, 100), Point(150, 100)]
    #expect(Self.skin([]).holds(line))
    #expect(!Self.skin([Self.hair(Point(60, 80), Point(60, 120))]).holds(line))
    #expect(Self.skin([Self.hair(Point(60, 10), Point(90, 10))]).holds(line))
  }

  /// Right of and below the whole cells, and outside of the photo, where a traced line may reach.
  @Test func hairBeyondTheLastCellsTakesNone() {
    let outside = [
      Self.hair(Point(600, 20), Point(640, 60)), Self.hair(Point(20, 600), Point(60, 640)),
      Self.hair(Point(-300, -300), Point(-280, -250)),
    ]
    #expect(Self.skin(outside).holds([Point(20, 100), Point(150, 100)]))
  }

  @Test func hairAlongTheEdgeTakesTheCellsBesideIt() {
    let edge = Self.skin([Self.hair(Point(219, 20), Point(219, 200))])
    #expect(!edge.holds([Point(190, 60), Point(190, 120)]))
    #expect(edge.holds([Point(60, 60), Point(60, 120)]))
  }
}
