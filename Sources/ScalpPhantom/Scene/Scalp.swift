import Elementary
import Geometry

/// A piece of scalp with all its hair, in µm, before it is photographed.
struct Scalp: Sendable {
  /// A follicular unit.
  struct Unit: Sendable {
    var id: Int
    var center: Point
  }

  var units: [Unit]
  var strands: [Strand]
  /// The flow of the hair, for growing more.
  let flow: HairFlow
  let region: SkinRegion

  /// Grows the hair of `region`.
  init(_ parameters: PhantomParameters, region: SkinRegion, random: RandomSource) {
    self.region = region
    flow = HairFlow(turnDegrees: parameters.flowTurnDegrees, random: random.split("flow"))
    units = []
    strands = []
    guard parameters.densityPerCm2 > 0 else { return }
    let sizes = UnitSizes(mean: parameters.hairsPerUnit)
    let perCm2 = parameters.densityPerCm2 / sizes.mean
    var places = random.split("units")
    let centers = ScatteredPoints(
      count: places.poisson(perCm2 * region.areaCm2), distance: min(700, 0.6 / perCm2.squareRoot() * 1e4),
      in: region, random: &places)
    for (index, center) in centers.points.enumerated() {
      units.append(Unit(id: index + 1, center: center))
      var source = random.split("unit", index)
      let count = sizes.draw(&source)
      grow(count, in: units[index], parameters, &source)
    }
  }

  /// Grows `count` hairs in a unit, numbered on from the hairs that are there.
  mutating func grow(_ count: Int, in unit: Unit, _ parameters: PhantomParameters, _ random: inout RandomSource) {
    let grower = HairGrower(parameters, flow: flow)
    let isVellus = (0..<count).map { _ in random.chance(parameters.vellusShare) }
    let diameters = isVellus.map { vellus in
      vellus
        ? min(34, max(9, random.logNormal(mean: parameters.vellusDiameterUm, cv: 0.2)))
        : min(150, max(18, random.logNormal(mean: parameters.diameterUm, cv: parameters.diameterCV)))
    }
    let unitLength = random.uniform(parameters.minLengthUm, parameters.maxLengthUm)
    let angle =
      flow.angle(at: unit.center) + parameters.directionSpreadDegrees * Double.pi / 180 * random.normal()
    let arrangement = UnitArrangement(
      angle: angle, diametersUm: diameters, lengthUm: unitLength, parameters: parameters, random: &random)
    for (i, hair) in arrangement.hairs.enumerated() {
      let vellus = isVellus[i]
      let isLong = !vellus && random.chance(parameters.longShare)
      // Hairs of a unit are cut at much the same height.
      var lengthUm =
        isLong
        ? random.uniform(parameters.minLongLengthUm, parameters.maxLongLengthUm)
        : min(parameters.maxLengthUm, max(parameters.minLengthUm, unitLength * random.uniform(0.8, 1.2)))
      if vellus { lengthUm *= random.uniform(0.5, 1) }
      let natural = HairColor.allCases[random.index(weights: parameters.colors.weights)]
      let spread = (vellus ? 2.0 : 0) * parameters.unitSpreadDegrees * Double.pi / 180
      let direction = hair.angle + spread * random.normal()
      let axis = grower.axis(
        root: unit.center + hair.offset, angle: direction, lengthUm: lengthUm, isLong: isLong, random: &random)
      let isPointed = isLong || vellus ? random.chance(0.5) : !random.chance(parameters.cutShare)
      let back = Elementary.sincos(direction + Double.pi + 0.2 * random.normal())
      strands.append(
        Strand(
          id: strands.count + 1, unit: unit.id, kind: vellus ? .vellus : .terminal,
          color: vellus ? HairPigment.vellus(of: natural) : natural,
          phase: random.chance(parameters.anagenShare) ? .anagen : .telogen, isLong: isLong, axis: axis,
          diametersUm: grower.diameters(
            count: axis.count, diameterUm: diameters[i], isPointed: isPointed, random: &random),
          heightsUm: grower.heights(count: axis.count, isLong: isLong, random: &random),
          cutSlope: isPointed ? 0 : min(0.7, max(-0.7, 0.25 * random.normal())),
          burialDirection: Point(back.cos, back.sin),
          burialUm: random.uniform(220, 650) * (vellus ? 0.4 : 1),
          rootSoftness: random.uniform(0.25, 1), pigmentation: random.logNormal(mean: 1, cv: 0.25),
          specularPlace: random.uniform(-0.5, 0.5), specularStrength: random.uniform(0.3, 1.4),
          layer: random.unit() + (isLong ? 1 : 0)))
    }
  }
}
