import Elementary
import Geometry

/// The direction in which hair grows over the field: one angle, turned smoothly from place to place.
struct HairFlow: Sendable {
  private let angle: Double
  private let turn: Double
  private let noise: GradientNoise

  init(turnDegrees: Double, random: RandomSource) {
    var source = random
    angle = source.uniform(0, 2 * Double.pi)
    turn = turnDegrees * Double.pi / 180
    noise = GradientNoise(random.split("turn"))
  }

  /// Radians from the x axis towards the y axis.
  func angle(at p: Point) -> Double {
    angle + turn * Double(noise(Float(p.x / 7000), Float(p.y / 7000)))
  }
}
