import Elementary
import Geometry
import Imaging
import Testing

@testable import Comparison

@Suite struct HairToneTests {
  /// A hair of 7 px on even skin, from (100, 150) up to (100, 50).
  private func photo(hair: [UInt8], skin: [UInt8]) -> Photo {
    var samples: [UInt8] = []
    for y in 0..<200 {
      for x in 0..<200 { samples += abs(x - 100) <= 3 && (50...150).contains(y) ? hair : skin }
    }
    return Photo(width: 200, height: 200, samples: hair.count == 1 ? .gray8(samples) : .rgb8(samples))
  }

  private func hair(points count: Int) -> [Point] {
    (0..<count).map { Point(100, 150 - 100 * Double($0) / Double(count - 1)) }
  }

  @Test func aHairStandsOutByTheLogarithmOfItsLight() throws {
    let tone = try #require(HairTone(hair(points: 26), widthPx: 7, in: LogColors(photo(hair: [60], skin: [180]))))
    #expect(abs(tone.contrast - Elementary.log(184.0 / 64)) < 1e-12)
    #expect(tone.redness == nil)
  }

  @Test func aRedHairTakesAwayMoreBlueThanRed() throws {
    let photo = photo(hair: [120, 60, 30], skin: [200, 160, 150])
    let tone = try #require(HairTone(hair(points: 26), widthPx: 7, in: LogColors(photo)))
    let red = Elementary.log(204.0 / 124), green = Elementary.log(164.0 / 64), blue = Elementary.log(154.0 / 34)
    #expect(abs(tone.contrast - (0.3 * red + 0.59 * green + 0.11 * blue)) < 1e-12)
    #expect(abs((tone.redness ?? 0) - (red - blue)) < 1e-12)
  }

  @Test func aStubHasNoTone() {
    #expect(HairTone(hair(points: 3), widthPx: 7, in: LogColors(photo(hair: [60], skin: [180]))) == nil)
  }
}
