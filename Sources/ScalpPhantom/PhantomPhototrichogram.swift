import Geometry
import OrderedJSON

/// Two photos of clipped hair, some days apart.
public struct PhantomPhototrichogram: Sendable {
  public var day0: Phantom
  public var dayN: Phantom
  public var truth: PhototrichogramTruth
}

extension ScalpPhantom {
  /// A phototrichogram: hair is clipped, photographed, and photographed again when the anagen hairs have grown by
  /// `parameters.phototrichogram`.
  /// - Parameters:
  ///   - stem: the photos are called `STEM_day0` and `STEM_dayN`, N being the days.
  ///   - fileExtension: of the photos, for the truths' `image`.
  public static func renderPhototrichogram(
    _ parameters: PhantomParameters, seed: UInt64, stem: String = "phantom", fileExtension: String = "jpg"
  ) -> PhantomPhototrichogram {
    let random = RandomSource(seed: seed)
    let growth = parameters.phototrichogram
    var clipped = parameters
    clipped.longShare = 0
    clipped.minLengthUm = growth.minLengthUm
    clipped.maxLengthUm = growth.maxLengthUm
    let shots = ShotPair(
      clipped, rotationDegrees: growth.rotationDegrees, shiftUm: Point(growth.shiftXUm, growth.shiftYUm), scale: 1,
      perspective: 0, elastic: ElasticSkin(), random: random)
    var growths: [Int: Double] = [:]
    let later = shots.scalp.strands.map { strand in
      var source = random.split("growth", strand.id)
      let isGrowing = strand.phase == .anagen
      let rate = isGrowing ? source.logNormal(mean: growth.growthUmPerDay, cv: growth.growthCV) : 0
      // Growth is known to the last digit that is written.
      let grown = (rate * growth.days * 100).rounded() / 100
      growths[strand.id] = grown
      return strand.grown(by: grown).turned(by: 0.04 * source.normal())
    }
    let days = DecimalText.string(growth.days, decimals: 2)
    let day0 = shots.first(shots.scalp.strands, image: "\(stem)_day0.\(fileExtension)")
    let dayN = shots.second(later, clipped, image: "\(stem)_day\(days).\(fileExtension)")

    let shownLater = Set(dayN.truth.hairs.filter(\.rootInField).map(\.id))
    let hairs = day0.truth.hairs.filter { $0.rootInField && shownLater.contains($0.id) }
      .map { PhototrichogramTruth.Hair(id: $0.id, phase: $0.phase, growthUm: growths[$0.id] ?? 0) }
    let anagen = hairs.filter { $0.phase == Strand.Phase.anagen.rawValue }
    var sum = 0.0
    for hair in anagen { sum += hair.growthUm }
    let truth = PhototrichogramTruth(
      day0: "\(stem)_day0", dayN: "\(stem)_day\(days)", days: growth.days, homographyPx: shots.homography.rows,
      hairs: hairs, anagenShare: hairs.isEmpty ? nil : Double(anagen.count) / Double(hairs.count),
      meanAnagenRateUmPerDay: anagen.isEmpty
        ? nil : sum / Double(anagen.count) / growth.days)
    return PhantomPhototrichogram(day0: day0, dayN: dayN, truth: truth)
  }
}
