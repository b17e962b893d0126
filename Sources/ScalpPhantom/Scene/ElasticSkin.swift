import Elementary
import Geometry

/// A smooth stretch of the skin between two photos: three plane waves of some millimetres.
struct ElasticSkin: Sendable {
  private var waves: [(direction: Point, frequency: Double, phase: Double, amplitude: Point)] = []

  /// No stretch.
  init() {}

  /// A stretch whose displacement stays below `amplitudeUm`.
  init(amplitudeUm: Double, random: inout RandomSource) {
    guard amplitudeUm > 0 else { return }
    for _ in 0..<3 {
      let along = Elementary.sincos(random.uniform(0, 2 * Double.pi))
      let push = Elementary.sincos(random.uniform(0, 2 * Double.pi))
      let wavelengthUm = random.uniform(5000, 12000)
      waves.append(
        (
          Point(along.cos, along.sin), 2 * Double.pi / wavelengthUm, random.uniform(0, 2 * Double.pi),
          Point(push.cos, push.sin) * (amplitudeUm / 3)
        ))
    }
  }

  var isNone: Bool { waves.isEmpty }

  /// The displacement of the skin's point `p`, both in µm.
  func displacement(at p: Point) -> Point {
    var sum = Point.zero
    for wave in waves {
      sum += wave.amplitude * Elementary.sincos(wave.direction.dot(p) * wave.frequency + wave.phase).sin
    }
    return sum
  }
}
