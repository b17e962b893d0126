import Evaluation
import Foundation
import Geometry
import HairDetection
import Imaging
import ScalpField
import ScalpPhantom

/// A line that was found in a phantom, and whether it is a hair.
struct Lesson: Sendable {
  var evidence: [Double]
  var isHair: Bool
}

/// Phantoms and what is found in them.
enum Lessons {
  /// The cases to learn from: all but long hair, whose many lines would outweigh all others.
  static let presets = PhantomPreset.all.map(\.name).filter { !$0.contains("long") }

  /// The lessons of each preset with each seed, in that order, whatever the number of tasks.
  static func all(seeds: ClosedRange<UInt64>) async throws -> [Lesson] {
    let cases = seeds.flatMap { seed in presets.map { (preset: $0, seed: seed) } }
    let width = ProcessInfo.processInfo.activeProcessorCount
    return try await withThrowingTaskGroup(of: (Int, [Lesson]).self) { group in
      var results = [[Lesson]](repeating: [], count: cases.count)
      for (i, c) in cases.enumerated() {
        if i >= width, let (done, lessons) = try await group.next() { results[done] = lessons }
        group.addTask { (i, try lessons(preset: c.preset, seed: c.seed)) }
      }
      for try await (done, lessons) in group { results[done] = lessons }
      return results.flatMap { $0 }
    }
  }

  private static func lessons(preset: String, seed: UInt64) throws -> [Lesson] {
    guard var parameters = PhantomPreset.named(preset)?.parameters(seed: seed) else { return [] }
    // About a megapixel of each, less where pixels are coarse and hairs many.
    let side = min(1, (9 / parameters.umPerPx).squareRoot())
    try parameters.set(key: "width", value: "\(Int(1150 * side))")
    try parameters.set(key: "height", value: "\(Int(900 * side))")
    let files = try PhantomFiles.single(parameters, seed: seed, stem: "phantom", format: .jpg)
    guard let picture = files.first(where: { $0.name.hasSuffix(".jpg") }),
      let text = files.first(where: { $0.name.hasSuffix(".json") })
    else { return [] }
    let truth = try GroundTruth(json: text.bytes)
    let photo = try PhotoDecoder.decode(picture.bytes, limits: DecodingLimits())
    let field = try Field(.auto, in: photo, found: FieldFinder.look(at: photo), umPerPx: truth.umPerPx)
    let detector = HairDetector(umPerPx: truth.umPerPx)
    let grid = detector.grid(photoWidth: photo.width, photoHeight: photo.height)
    let shafts = detector.weighedShafts(
      photo, valid: field.visibility(width: grid.width, height: grid.height, factor: grid.factor))
    let areHairs = Evaluation.areHairs(shafts.map { Polyline($0.shaft.points) }, of: truth)
    return zip(shafts, areHairs).map { Lesson(evidence: $0.evidence.values, isHair: $1) }
  }
}
