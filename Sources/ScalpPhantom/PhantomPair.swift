import Elementary
import Geometry

/// A before and an after photo of one scalp.
public struct PhantomPair: Sendable {
  public var before: Phantom
  public var after: Phantom
  public var truth: PairTruth
}

extension ScalpPhantom {
  /// Two photos of one scalp: `parameters.pair` says how hair and camera changed.
  /// - Parameters:
  ///   - stem: the photos are called `STEM_before` and `STEM_after`.
  ///   - fileExtension: of the photos, for the truths' `image`.
  public static func renderPair(
    _ parameters: PhantomParameters, seed: UInt64, stem: String = "phantom", fileExtension: String = "jpg"
  ) -> PhantomPair {
    let random = RandomSource(seed: seed)
    let change = parameters.pair
    var elastic = random.split("elastic")
    let shots = ShotPair(
      parameters, rotationDegrees: change.rotationDegrees, shiftUm: Point(change.shiftXUm, change.shiftYUm),
      scale: change.scale, perspective: change.perspective,
      elastic: ElasticSkin(amplitudeUm: change.elasticUm, random: &elastic), random: random)
    let (kept, gone, new) = changedHair(shots.scalp, parameters, random: random.split("change"))
    let before = shots.first(shots.scalp.strands, image: "\(stem)_before.\(fileExtension)")
    let after = shots.second(
      kept + new, parameters.afterSomeTime(random: random.split("conditions")),
      image: "\(stem)_after.\(fileExtension)")

    let diametersBefore = before.truth.hairs.filter(\.rootInField).map { ($0.id, $0.diameterUm) }
    let diametersAfter = after.truth.hairs.filter(\.rootInField).map { ($0.id, $0.diameterUm) }
    let now = Dictionary(uniqueKeysWithValues: diametersAfter)
    let then = Dictionary(uniqueKeysWithValues: diametersBefore)
    var matched: [Int] = []
    var changeSum = 0.0
    for (id, diameter) in diametersBefore {
      guard let later = now[id] else { continue }
      matched.append(id)
      changeSum += later - diameter
    }
    let lost = gone.filter { then[$0.id] != nil && shots.secondShows($0.root) }.map(\.id)
    let added = new.filter { now[$0.id] != nil && shots.firstShows($0.root) }.map(\.id)
    let truth = PairTruth(
      before: "\(stem)_before", after: "\(stem)_after", homographyBeforeToAfterPx: shots.homography.rows,
      matchedIDs: matched, lostIDs: lost, addedIDs: added,
      meanDiameterChangeUm: matched.isEmpty ? nil : changeSum / Double(matched.count))
    return PhantomPair(before: before, after: after, truth: truth)
  }

  /// The hairs that stay, as they are later; those that are lost; and those that are new.
  private static func changedHair(
    _ scalp: Scalp, _ parameters: PhantomParameters, random: RandomSource
  ) -> (kept: [Strand], gone: [Strand], new: [Strand]) {
    let change = parameters.pair
    let grower = HairGrower(parameters, flow: scalp.flow)
    var kept: [Strand] = []
    var gone: [Strand] = []
    for strand in scalp.strands {
      var source = random.split("hair", strand.id)
      if source.chance(change.lostShare) {
        gone.append(strand)
        continue
      }
      // The root stays; the shaft lies differently, and is cut anew.
      var later = strand
      let turn = change.restyleDegrees * Double.pi / 180 * source.normal()
      let lengthUm = strand.lengthUm * (strand.isLong ? 1 : source.uniform(0.85, 1.18))
      later.axis = grower.axis(
        root: strand.root, angle: strand.angle + turn, lengthUm: lengthUm, isLong: strand.isLong, random: &source)
      let gain = source.normal(change.thickeningUm, change.thickeningSDUm) * (strand.kind == .vellus ? 0.3 : 1)
      let factor = max(0.4, 1 + gain / strand.diameterUm)
      let count = later.axis.count
      later.diametersUm = (0..<count).map { i in
        // Tips keep their shape: the profile is stretched over the new length.
        let position = Double(i) * Double(strand.diametersUm.count - 1) / Double(count - 1)
        let k = min(strand.diametersUm.count - 2, Int(position))
        let t = position - Double(k)
        return factor * (strand.diametersUm[k] + t * (strand.diametersUm[k + 1] - strand.diametersUm[k]))
      }
      later.heightsUm = grower.heights(count: count, isLong: strand.isLong, random: &source)
      later.layer = source.unit() + (strand.isLong ? 1 : 0)
      kept.append(later)
    }
    // Half of the new hairs join units that are there, the others found new ones.
    var grown = scalp
    var source = random.split("new")
    for _ in 0..<source.poisson(change.gainedShare * Double(scalp.strands.count)) {
      if source.chance(0.5), !scalp.units.isEmpty {
        let unit = scalp.units[source.integer(below: scalp.units.count)]
        let place = unit.center + Point(45 * source.normal(), 45 * source.normal())
        grown.grow(1, in: Scalp.Unit(id: unit.id, center: place), parameters, &source)
      } else {
        let unit = Scalp.Unit(id: grown.units.count + 1, center: scalp.region.point(&source))
        grown.units.append(unit)
        grown.grow(1, in: unit, parameters, &source)
      }
    }
    return (kept, gone, Array(grown.strands[scalp.strands.count...]))
  }
}

extension PhantomParameters {
  /// The same case on another day: other light, focus and dirt.
  fileprivate func afterSomeTime(random: RandomSource) -> PhantomParameters {
    var p = self
    var source = random
    let amount = pair.conditions
    p.exposure *= Elementary.exp(0.25 * amount * source.normal())
    p.warmth = min(1, max(-1, p.warmth + 0.3 * amount * source.normal()))
    p.lightGradient = min(0.6, p.lightGradient * source.logNormal(mean: 1, cv: 0.8 * amount))
    p.vignette = min(0.8, p.vignette * source.logNormal(mean: 1, cv: 0.6 * amount))
    p.blurPx *= Elementary.exp(0.2 * amount * source.normal())
    p.defocusPx *= Elementary.exp(0.6 * amount * source.normal())
    p.gloss = min(1.5, p.gloss * source.logNormal(mean: 1, cv: amount))
    p.erythema = min(1, p.erythema * source.logNormal(mean: 1, cv: 0.6 * amount))
    p.bubblesPerCm2 *= source.logNormal(mean: 1, cv: amount)
    p.debrisPerCm2 *= source.logNormal(mean: 1, cv: amount)
    return p
  }
}
