import Geometry
import Testing

@testable import ScalpPhantom

@Suite struct HairLookTests {
  private func strand(_ color: HairColor) -> Strand {
    let axis = (0...20).map { Point(20 * Double($0), 0) }
    return Strand(
      id: 0, unit: 0, kind: .terminal, color: color, phase: .anagen, isLong: false, axis: axis,
      diametersUm: axis.map { _ in 60 }, heightsUm: axis.map { _ in 0 }, cutSlope: 0, burialDirection: Point(-1, 0),
      burialUm: 0, rootSoftness: 0, pigmentation: 1, specularPlace: 0, specularStrength: 0, layer: 0)
  }

  /// What lies below clear hair darkens it; below opaque hair it does not show, and on skin both look about the same.
  @Test(arguments: [HairColor.blond, .lightBrown])
  func opacityHidesWhatLiesBelow(color: HairColor) {
    let skin = LinearColor(0.45, 0.32, 0.26)
    func over(_ ground: LinearColor, _ opacity: Double) -> LinearColor {
      let look = HairLook(strand(color), opacity: opacity)
      return ground * look.transmission + look.scatter
    }
    for opacity in [0.0, 1] {
      let once = over(skin, opacity), twice = over(once, opacity)
      #expect((twice.g < 0.8 * once.g) == (opacity == 0))
      #expect(opacity == 0 || twice.g == once.g)
    }
    let clear = over(skin, 0), opaque = over(skin, 1)
    #expect(abs(clear.r - opaque.r) < 0.03 && abs(clear.g - opaque.g) < 0.03 && abs(clear.b - opaque.b) < 0.03)
  }
}
