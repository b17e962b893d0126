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
    StreakFilling.fill(result, redLoss: plane(red), coolLoss: plane(cool), reach: reach)
    let expected = filled(dark, red, cool, reach)
    for y in 0..<h { #expect((0..<w).map { result.row(y)[$0] } == expected[y]) }
  }
}
