import Comparison
import Evaluation
import Geometry
import Imaging
import ScalpPhantom
import TrichogramKit

/// What a pair of phantoms teaches.
struct PairLessons: Sendable {
  /// Two hairs that may be one, by their ids in the two photos, what speaks for it, and whether they are.
  var matches: [(before: Int, after: Int, evidence: [Double], areOne: Bool)]
  /// Hairs of one photo only, and whether they are gone from the other.
  var fates: [Lesson]

  private static let presets = [
    "black", "brown", "blond", "red", "grey", "dark-skin", "aga-vellus", "donor", "sparse", "fine", "dermoscope",
    "mixed",
  ]

  static func all(seeds: ClosedRange<UInt64>) async throws -> [PairLessons] {
    try await Lessons.each(presets: presets, seeds: seeds) { try lessons(preset: $0, seed: $1).map { [$0] } ?? [] }
  }

  private static func lessons(preset: String, seed: UInt64) throws -> PairLessons? {
    guard var parameters = PhantomPreset.named(preset)?.parameters(seed: seed) else { return nil }
    var random = RandomSource(seed: seed).split(preset)
    // Every second one is as its preset has it.
    if seed % 2 == 0 { LessonVariety.vary(&parameters, isLong: false, random: &random) }
    vary(&parameters.pair, random: &random)
    parameters.width = 1150
    parameters.height = 900
    let pair = ScalpPhantom.renderPair(parameters, seed: seed)
    let before = try Shot(pair.before, parameters), after = try Shot(pair.after, parameters)
    let evidence = PairComparison(before: before.side, after: after.side).evidence
    let gone = (before: Set(pair.truth.lostIDs), after: Set(pair.truth.addedIDs)), kept = Set(pair.truth.matchedIDs)
    return PairLessons(
      matches: evidence.matches.map { match in
        let id = before.trueIDs[match.before]
        return (match.before, match.after, match.values, id != nil && id == after.trueIDs[match.after])
      },
      fates: evidence.fates.compactMap { fate in
        // What is no hair at all is not gone.
        guard let id = (fate.isBefore ? before : after).trueIDs[fate.hair] else {
          return Lesson(evidence: fate.values, isTrue: false)
        }
        let isGone = (fate.isBefore ? gone.before : gone.after).contains(id)
        return isGone || kept.contains(id) ? Lesson(evidence: fate.values, isTrue: isGone) : nil
      })
  }

  /// The matches as lessons.
  var alone: [Lesson] { matches.map { Lesson(evidence: $0.evidence, isTrue: $0.areOne) } }

  /// The matches with what a scorer that sees each alone says of their rivals.
  func amongRivals(_ alone: TaughtScorer) -> [Lesson] {
    let rivals = MatchRivals(
      matches.map { WeighedPair(before: $0.before, after: $0.after, weight: alone.logOdds($0.evidence)) })
    return zip(matches, rivals.signs).map { Lesson(evidence: $0.evidence + $1, isTrue: $0.areOne) }
  }

  private static func vary(_ pair: inout PairParameters, random r: inout RandomSource) {
    pair.rotationDegrees = r.uniform(-20, 20)
    pair.scale = r.uniform(0.88, 1.14)
    pair.shiftXUm = r.uniform(-1500, 1500)
    pair.shiftYUm = r.uniform(-1100, 1100)
    pair.perspective = r.uniform(0, 0.03)
    pair.elasticUm = r.uniform(0, 45)
    pair.lostShare = r.uniform(0, 0.2)
    pair.gainedShare = r.uniform(0, 0.2)
  }

  /// An analysed photo, and which hairs of the phantom its hairs are, by their ids.
  private struct Shot {
    let side: PairSide
    let trueIDs: [Int: Int]

    init(_ phantom: Phantom, _ parameters: PhantomParameters) throws {
      let truth = try GroundTruth(json: phantom.truth.json), ids = phantom.truth.hairs.map(\.id)
      let file = try JPEGEncoder.encode(
        phantom.photo.samples, width: phantom.photo.width, height: phantom.photo.height,
        quality: parameters.jpegQuality, subsampling: .s420)
      let analysis = try PhotoAnalyzer(scale: .umPerPx(truth.umPerPx)).analyze(file, name: phantom.truth.image)
      side = PairSide(trichogram: analysis.trichogram, photo: analysis.photo, region: MeasuredRegion(analysis.field))
      let hairs = analysis.trichogram.hairs
      let places = Evaluation.hairs(of: hairs.map(\.polyline), truth)
      trueIDs = Dictionary(
        uniqueKeysWithValues: zip(hairs, places).compactMap { hair, place in place.map { (hair.id, ids[$0]) } })
    }
  }
}
