import Elementary
import Geometry

/// Loose cut hair on the skin.
struct Debris {
  private(set) var fragments: [Strand] = []

  init(_ parameters: PhantomParameters, region: SkinRegion, random: RandomSource) {
    var source = random
    for k in 0..<source.poisson(parameters.debrisPerCm2 * region.areaCm2) {
      let natural = HairColor.allCases[source.index(weights: parameters.colors.weights)]
      let diameter = max(12, source.logNormal(mean: 0.75 * parameters.diameterUm, cv: 0.45))
      let length = min(700, source.logNormal(mean: 150, cv: 0.7)) + 20
      let angle = source.uniform(0, 2 * Double.pi)
      let bend = source.normal(0, 8e-4)
      let steps = max(1, Int(length / Strand.stepUm))
      var axis = [region.point(&source)]
      for i in 0..<steps {
        let direction = Elementary.sincos(angle + bend * Double(i) * Strand.stepUm)
        axis.append(axis[i] + Point(direction.cos, direction.sin) * (length / Double(steps)))
      }
      fragments.append(
        Strand(
          id: k, unit: 0, kind: .terminal, color: natural, phase: .telogen, isLong: false, axis: axis,
          diametersUm: [Double](repeating: diameter, count: axis.count),
          heightsUm: [Double](repeating: source.uniform(0, 60), count: axis.count),
          cutSlope: min(0.9, max(-0.9, 0.4 * source.normal())), burialDirection: .zero, burialUm: 0,
          rootSoftness: 0, pigmentation: source.logNormal(mean: 0.9, cv: 0.3), specularPlace: 0, specularStrength: 0,
          layer: 2))
    }
  }
}
