import Geometry
import Imaging
import Testing
import Trichometry

@testable import Comparison

@Suite struct SecondLookTests {
  /// Grey skin with dark vertical lines of 6 px at these places.
  private func photo(lines: [Int]) -> Photo {
    var samples = [UInt8](repeating: 180, count: 300 * 300)
    for line in lines {
      for y in 50..<250 {
        for x in (line - 3)..<(line + 3) { samples[y * 300 + x] = 60 }
      }
    }
    return Photo(width: 300, height: 300, samples: .gray8(samples))
  }

  private let shaft = (0...20).map { Point(150, 230 - 6 * Double($0)) }

  private func sight(lines: [Int], isHidden: (Point) -> Bool = { _ in false }) throws -> SecondLook.Sight {
    let look = SecondLook(light: LogLight(photo(lines: lines)), umPerPx: 8)
    let seen = look.sight(of: shaft, widthPx: 6, polarity: .dark, contrast: 1, isHidden: isHidden)
    return try #require(seen)
  }

  @Test func aShaftThatIsThereIsSeen() throws {
    #expect(try sight(lines: [150]).presence == 1)
    #expect(try sight(lines: [155]).presence == 1)
  }

  @Test func bareSkinIsBare() throws {
    #expect(try sight(lines: []).presence == 0)
    #expect(try sight(lines: [200]).presence < 0.3)
  }

  @Test func aHairThatIsAccountedForHidesAndIsNotTakenForAnother() throws {
    let sight = try sight(lines: [150], isHidden: { abs($0.x - 150) < 12 })
    #expect(sight.hidden == 1)
    #expect(sight.presence == 0)
  }

  @Test func whatLiesOutsideOfThePhotoIsNotInView() throws {
    let look = SecondLook(light: LogLight(photo(lines: [150])), umPerPx: 8)
    let outside = shaft.map { $0 + Point(0, 300) }
    let seen = look.sight(of: outside, widthPx: 6, polarity: .dark, contrast: 1, isHidden: { _ in false })
    let sight = try #require(seen)
    #expect(sight.inView < FateModel.leastInView)
  }
}
