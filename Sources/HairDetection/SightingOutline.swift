import Elementary
import Geometry

/// What tells whether two sightings are of the same bit of the same shaft, and which of them to keep. There are many times
/// more of these than of sightings that are kept, which are large.
struct SightingOutline {
  /// As in ``ShaftSighting``.
  let position: Point
  let axis: Point
  let probability: Double
  let offset: Double
  let logWidth: Double

  /// Whether a shaft is possible here rather than likely.
  var isFaint: Bool { probability < SightingFinder.sureProbability }

  /// Cells whose middle lies on the line see it best.
  var worth: Double { probability / (1 + 0.5 * offset * offset) }

  /// How far aside another sighting may lie and still be of the same shaft, cells.
  var breadth: Double {
    // How much of a wide shaft's inside is no other shaft.
    min(max(0.8, Self.thickShare * Elementary.exp(logWidth)), Self.farthest)
  }

  private static let thickShare = 0.25
  private static let farthest = 1.2
}
