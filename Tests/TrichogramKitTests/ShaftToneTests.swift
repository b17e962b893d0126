import Testing

@testable import TrichogramKit

@Suite struct ShaftToneTests {
  private func tone(_ light: Double, _ diameterUm: Double) -> ShaftTone {
    ShaftTone(light: [light, light, light], diameterUm: diameterUm)
  }

  @Test func thinHairHasTheTonesOfThinHair() {
    let thin = (0..<8).map { tone(1.2 + 0.05 * Double($0), 26 + Double($0)) }
    let thick = (0..<16).map { tone(0.1 + 0.01 * Double($0), 70 + Double($0)) }
    let near = ShaftTone.nearest(toDiameterUm: 15, of: thick + thin)
    #expect(near.map(\.diameterUm) == [26, 27, 28, 29, 30, 31, 32, 33])
    #expect(ShaftTone.nearest(toDiameterUm: 90, of: thick + thin).allSatisfy { $0.light[0] < 1 })
  }

  @Test func darkAndWhiteHairKeepTheirTones() {
    let tones = (0..<12).map { tone($0 % 2 == 0 ? 0.2 : 1.6, 60) }
    let near = ShaftTone.nearest(toDiameterUm: 60, of: tones)
    #expect(near.map { $0.light[0] } == near.map { $0.light[0] }.sorted())
    #expect(near.allSatisfy { $0.light[0] == 0.2 || $0.light[0] == 1.6 })
  }

  @Test func twiceTheDiameterLetsTheSquareOfTheLightThrough() {
    let light = tone(0.5, 40).light(atDiameterUm: 80)
    #expect(light.allSatisfy { abs($0 - 0.25) < 1e-12 })
  }
}
