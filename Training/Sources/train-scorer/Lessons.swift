import Evaluation
import Foundation
import Geometry
import HairDetection
import Imaging
import ScalpField
import ScalpPhantom

/// Evidence, and whether what it speaks for is so.
struct Lesson: Sendable {
  var evidence: [Double]
  var isTrue: Bool
}

/// Phantoms and what is found in them.
enum Lessons {
  private static let presets = PhantomPreset.all.map(\.name)

  /// Which lines are hairs.
  static func shafts(seeds: ClosedRange<UInt64>) async throws -> [Lesson] {
    try await all(presets: presets, seeds: seeds) { scene in
      let shafts = scene.detector.weighedShafts(scene.photo, valid: scene.valid)
      let areHairs = Evaluation.areHairs(shafts.map { Polyline($0.shaft.points) }, of: scene.truth)
      let lessons = zip(shafts, areHairs).map { Lesson(evidence: $0.evidence.values, isTrue: $1) }
      return thinned(lessons, to: mostShaftsOfPhoto)
    }
  }

  /// Which two parts are of one shaft: of each photo the long parts, and all.
  static func joins(seeds: ClosedRange<UInt64>) async throws -> [JoinLessons] {
    try await all(presets: presets, seeds: seeds) { scene in
      let hairs = TrueHairs(scene.truth)
      return [true, false].map { areLong in
        let (ends, pairs) = scene.detector.weighedJoins(scene.photo, valid: scene.valid, areLong: areLong)
        let places = ends.map(hairs.places)
        return JoinLessons(
          pairs: pairs.map { pair in
            (pair.first, pair.second, pair.evidence.values, hairs.areOne(places, pair.first, pair.second))
          })
      }
    }
  }

  // Photos with many hairs, as of long hair, would outweigh all others.
  private static let mostShaftsOfPhoto = 150

  /// Lessons at equal distances, about as many as `most`.
  static func thinned(_ lessons: [Lesson], to most: Int) -> [Lesson] {
    let every = max(1, lessons.count / most)
    return lessons.indices.filter { $0 % every == 0 }.map { lessons[$0] }
  }

  private struct Scene {
    let truth: GroundTruth
    let photo: Photo
    let valid: [Bool]?
    let detector: HairDetector
  }

  /// The lessons of each preset with each seed, in that order, whatever the number of tasks.
  private static func all<Learnt: Sendable>(
    presets: [String], seeds: ClosedRange<UInt64>, _ lessons: @escaping @Sendable (Scene) -> [Learnt]
  ) async throws -> [Learnt] {
    try await each(presets: presets, seeds: seeds) { try scene(preset: $0, seed: $1).map(lessons) ?? [] }
  }

  /// As `all`, of whatever is made of a preset and a seed.
  static func each<Learnt: Sendable>(
    presets: [String], seeds: ClosedRange<UInt64>,
    _ lessons: @escaping @Sendable (_ preset: String, _ seed: UInt64) throws -> [Learnt]
  ) async throws -> [Learnt] {
    let cases = seeds.flatMap { seed in presets.map { (preset: $0, seed: seed) } }
    let width = ProcessInfo.processInfo.activeProcessorCount
    return try await withThrowingTaskGroup(of: (Int, [Learnt]).self) { group in
      var results = [[Learnt]](repeating: [], count: cases.count)
      for (i, c) in cases.enumerated() {
        if i >= width, let (done, lessons) = try await group.next() { results[done] = lessons }
        group.addTask { (i, try lessons(c.preset, c.seed)) }
      }
      for try await (done, lessons) in group { results[done] = lessons }
      return results.flatMap { $0 }
    }
  }

  private static func scene(preset: String, seed: UInt64) throws -> Scene? {
    guard var parameters = PhantomPreset.named(preset)?.parameters(seed: seed) else { return nil }
    // Every second one is as its preset has it.
    if seed % 2 == 0 {
      var random = RandomSource(seed: seed).split(preset)
      LessonVariety.vary(&parameters, isLong: preset.contains("long"), random: &random)
    }
    // About a megapixel of each, less where pixels are coarse and hairs many.
    let side = min(1, (9 / parameters.umPerPx).squareRoot())
    try parameters.set(key: "width", value: "\(Int(1150 * side))")
    try parameters.set(key: "height", value: "\(Int(900 * side))")
    let files = try PhantomFiles.single(parameters, seed: seed, stem: "phantom", format: .jpg)
    guard let picture = files.first(where: { $0.name.hasSuffix(".jpg") }),
      let text = files.first(where: { $0.name.hasSuffix(".json") })
    else { return nil }
    let truth = try GroundTruth(json: text.bytes)
    let photo = try PhotoDecoder.decode(picture.bytes, limits: DecodingLimits())
    let field = try Field(.auto, in: photo, found: FieldFinder.look(at: photo), umPerPx: truth.umPerPx)
    let detector = HairDetector(umPerPx: truth.umPerPx)
    let grid = detector.grid(photoWidth: photo.width, photoHeight: photo.height)
    return Scene(
      truth: truth, photo: photo,
      valid: field.visibility(width: grid.width, height: grid.height, factor: grid.factor, corner: grid.corner),
      detector: detector)
  }
}
