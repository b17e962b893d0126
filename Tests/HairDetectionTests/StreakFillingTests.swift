import Imaging
import Testing

@testable import HairDetection

struct StreakFillingTests {
  /// The same by its definition, pixel by pixel.
  private func filled(_ dark: [[Float]], _ red: [[Float]], _ cool: [[Float]], _ reach: Int) -> [[Float]] {
    func extreme(_ v: [[Float]], _ pick: (Float, Float) -> Float) -> [[Float]] {
      v.indices.map { y in
        v[y].indices.map { x in
          var value = v[y][x]
          for b in max(0, y - reach)...min(v.count - 1, y + reach) {
            for a in max(0, x - reach)...min(v[y].count - 1, x + reach) { value = pick(value, v[b][a]) }
          }
          return value
        }
      }
    }
    let closed = extreme(extreme(dark, max), min)
    var result = dark
    for y in dark.indices {
      for x in dark[y].indices where red[y][x] - cool[y][x] > 0.2 {
        result[y][x] = max(dark[y][x], min(closed[y][x], red[y][x]))
      }
    }
    return result
  }

  @Test(arguments: [1, 2, 3])
  func onlyPixelsThatLackRedAreFilledAsIfAllWereLookedAt(reach: Int) {
    let w = 150, h = 140
    func noise(_ seed: Int) -> [[Float]] {
      (0..<h).map { y in
        (0..<w).map { x in
          let mixed: Int = x * 73 + y * 151 + x * y * seed
          return Float(mixed % 101) / 101
        }
      }
    }
    let dark = noise(3), red = noise(5), cool = noise(7)
    func plane(_ v: [[Float]]) -> Plane {
      let plane = Plane(width: w, height: h)
      for y in 0..<h { for x in 0..<w { plane.row(y)[x] = v[y][x] } }
      return plane
    }
    let result = plane(dark)
    StreakFilling.fill(
      result, redLoss: plane(red), coolLoss: plane(cool), skin: skin(130, 125, 120, width: w, height: h),
      umPerPx: 18 / Double(reach))
    let expected = filled(dark, red, cool, reach)
    for y in 0..<h { #expect((0..<w).map { result.row(y)[$0] } == expected[y]) }
  }

  /// The skin of a photo of one colour.
  private func skin(_ red: UInt8, _ green: UInt8, _ blue: UInt8, width: Int, height: Int) -> SkinBackground {
    let pixels = (0..<(width * height)).flatMap { _ in [red, green, blue] }
    return SkinBackground(
      ColorPlanes(Photo(width: width, height: height, samples: .rgb8(pixels)), factor: 1), umPerPx: 8)
  }

  @Test func onColourfulSkinAWideStreakGetsTheDarknessOfItsShaftBack() {
    let w = 120, h = 80
    let skin = skin(92, 66, 58, width: w, height: h)
    let color = skin.color(nearX: 60, y: 40)
    let dark = Plane(width: w, height: h), redLoss = Plane(width: w, height: h), coolLoss = Plane(width: w, height: h)
    // A black shaft from 40 to 51 with white light on its 44 to 49, and another from 62 to 69.
    for y in 0..<h {
      for x in 0..<w {
        let isHair = (40...51).contains(x) || (62...69).contains(x)
        let white: Float = (44...49).contains(x) ? 0.08 : 0
        redLoss.row(y)[x] = isHair ? 1 - white / color.red : 0
        coolLoss.row(y)[x] = isHair ? 1 - 0.5 * (white / color.green + white / color.blue) : 0
        dark.row(y)[x] = min(redLoss.row(y)[x], coolLoss.row(y)[x])
      }
    }
    #expect(dark.row(40)[46] < 0)
    StreakFilling.fill(dark, redLoss: redLoss, coolLoss: coolLoss, skin: skin, umPerPx: 8)
    for x in 40...51 { #expect(abs(dark.row(40)[x] - 1) < 1e-5) }
    for x in 52...61 { #expect(dark.row(40)[x] == 0) }
  }
}
