import Comparison
import Evaluation
import Geometry
import ScalpPhantom
import TrichogramKit

/// Pairs of phantoms, and which of the hairs that one photo shows alone are gone from the other.
enum FateLessons {
  static func all(seeds: ClosedRange<UInt64>) async throws -> [Lesson] {
    try await Lessons.each(presets: presets, seeds: seeds, lessons)
  }

  private static let presets = [
    "black", "brown", "blond", "red", "grey", "dark-skin", "aga-vellus", "donor", "sparse", "fine", "dermoscope", "mixed",
  ]

  /// Of one pair.
  private static func lessons(preset: String, seed: UInt64) throws -> [Lesson] {
    guard var parameters = PhantomPreset.named(preset)?.parameters(seed: seed) else { return [] }
    var random = RandomSource(seed: seed).split(preset)
    // Every second one is as its preset has it.
    if seed % 2 == 0 { LessonVariety.vary(&parameters, isLong: false, random: &random) }
    vary(&parameters.pair, random: &random)
    parameters.width = 1150
    parameters.height = 900
    let pair = ScalpPhantom.renderPair(parameters, seed: seed)
    let before = try Shot(pair.before, parameters), after = try Shot(pair.after, parameters)
    let gone = (before: Set(pair.truth.lostIDs), after: Set(pair.truth.addedIDs)), kept = Set(pair.truth.matchedIDs)
    return PairComparison(before: before.side, after: after.side).fateEvidence.compactMap { hair in
      let shot = hair.isBefore ? before : after
      // What is no hair at all is not gone.
      guard let id = shot.trueIDs[hair.hair.id] else { return Lesson(evidence: hair.values, isTrue: false) }
      let isGone = (hair.isBefore ? gone.before : gone.after).contains(id)
      return isGone || kept.contains(id) ? Lesson(evidence: hair.values, isTrue: isGone) : nil
    }
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
