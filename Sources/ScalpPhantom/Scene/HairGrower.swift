import Elementary
import Geometry

/// Grows single hairs: their axis, thickness and height from root to tip.
struct HairGrower: Sendable {
  private let parameters: PhantomParameters
  private let flow: HairFlow

  init(_ parameters: PhantomParameters, flow: HairFlow) {
    self.parameters = parameters
    self.flow = flow
  }

  /// The axis of a hair: its curvature is an Ornstein–Uhlenbeck process, and long hair is drawn back to the flow.
  func axis(
    root: Point, angle: Double, lengthUm: Double, isLong: Bool, random: inout RandomSource
  ) -> [Point] {
    let step = Strand.stepUm
    let whole = max(1, Int(lengthUm / step))
    // The last step takes up what is left over.
    let steps = lengthUm - Double(whole) * step > 1 ? whole + 1 : whole
    let deviation = parameters.curlPerMm * 1e-3
    let memory = step / parameters.curlLengthUm
    let kick = deviation * (2 * memory).squareRoot()
    let pull = isLong ? parameters.combing * 4e-4 * step : 0
    var curvature = deviation * random.normal()
    var heading = angle
    var axis = [root]
    axis.reserveCapacity(steps + 1)
    for i in 1...steps {
      let d = i == steps ? lengthUm - Double(steps - 1) * step : step
      let direction = Elementary.sincos(heading + 0.5 * curvature * d)
      let p = axis[i - 1] + Point(direction.cos, direction.sin) * d
      axis.append(p)
      heading += curvature * d
      if deviation > 0 { curvature += -curvature * memory + kick * random.normal() }
      if pull > 0 { heading -= pull * Elementary.sincos(heading - flow.angle(at: p)).sin }
    }
    return axis
  }

  /// Diameters along a shaft of mean `diameterUm`: oval turning, uneven outline, and a point where it was not cut.
  func diameters(
    count: Int, diameterUm: Double, isPointed: Bool, random: inout RandomSource
  ) -> [Double] {
    let step = Strand.stepUm
    let turn = random.uniform(900, 2500)
    let phase = random.uniform(0, 2 * Double.pi)
    let outline = GradientNoise(random.split("outline", Int(truncatingIfNeeded: random.next() >> 40)))
    // Scissors crush the end they cut.
    let flare = isPointed ? 0 : parameters.roughness * max(0, random.normal(0.1, 0.12))
    let pointUm = min(0.6 * Double(count) * step, 9 * diameterUm + 150)
    return (0..<count).map { i in
      let s = Double(i) * step
      var d = 1 + parameters.ovalness * Elementary.sincos(2 * Double.pi * s / turn + phase).sin
      let uneven = 0.6 * outline(Float(s / 190), 3.5) + outline(Float(s / 70), 0.5) + 0.5 * outline(Float(s / 25), 7.5)
      d += parameters.roughness * 0.07 * Double(uneven)
      let left = Double(count - 1 - i) * step
      if left < 250 { d += flare * Elementary.exp(-left / 50) }
      if isPointed && left < pointUm { d *= max(0.12, (left / pointUm).squareRoot()) }
      return diameterUm * d
    }
  }

  /// Heights above the skin: the shaft rises from its root and stays below about twice `lift`.
  func heights(count: Int, isLong: Bool, random: inout RandomSource) -> [Double] {
    let top = parameters.liftUm * random.uniform(0.4, 1.2)
    let wave = GradientNoise(random.split("height", Int(truncatingIfNeeded: random.next() >> 40)))
    return (0..<count).map { i in
      let s = Double(i) * Strand.stepUm
      let rise = 1 - Elementary.exp(-s / 700)
      let sway = isLong ? 1 + 0.8 * Double(wave(Float(s / 3000), 0.5)) : 1
      return top * rise * sway
    }
  }
}
