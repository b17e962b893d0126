import Geometry
import Imaging

/// Flat skin with straight strips of exact coverage, for tests with known answers.
struct SyntheticSkin {
  var width = 240
  var height = 200
  /// Red, green, blue of the skin in linear light.
  var skin = (0.5, 0.35, 0.28)
  var strips: [Strip] = []
  var rings: [(centre: Point, radius: Double)] = []

  struct Strip {
    var from: Point
    var to: Point
    var width: Double
    /// Light of the strip ÷ that of the skin, per channel.
    var ratio = (0.05, 0.05, 0.06)
  }

  /// The photo; edges are ramps one pixel wide.
  func photo() -> Photo {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * width * height)
    for y in 0..<height {
      for x in 0..<width {
        let p = Point(Double(x), Double(y))
        // A faint fixed grain, so that nothing is exactly flat.
        let grain = 1 + 0.02 * (Double((x &* 73 &+ y &* 151 &+ (x &* y) % 97) % 31) / 31 - 0.5)
        var light = (skin.0 * grain, skin.1 * grain, skin.2 * grain)
        for strip in strips {
          let cover = cover(of: strip, at: p)
          light.0 += cover * (skin.0 * strip.ratio.0 - light.0)
          light.1 += cover * (skin.1 * strip.ratio.1 - light.1)
          light.2 += cover * (skin.2 * strip.ratio.2 - light.2)
        }
        for ring in rings {
          let cover = 0.6 * min(1, max(0, 2 - abs(p.distance(to: ring.centre) - ring.radius)))
          light.0 += cover * (1 - light.0)
          light.1 += cover * (1 - light.1)
          light.2 += cover * (1 - light.2)
        }
        for v in [light.0, light.1, light.2] { bytes.append(LinearLight.code8(Float(v))) }
      }
    }
    return Photo(width: width, height: height, samples: .rgb8(bytes))
  }

  private func cover(of strip: Strip, at p: Point) -> Double {
    let d = strip.to - strip.from
    let u = d.normalized
    let t = (p - strip.from).dot(u)
    let side = abs((p - strip.from).cross(u))
    let across = min(1, max(0, strip.width / 2 - side + 0.5))
    let along = min(1, max(0, t + 0.5)) * min(1, max(0, d.length - t + 0.5))
    return across * along
  }
}
