import Elementary
public import Geometry

/// How skin was stretched between two photos, beyond what a projective map tells: a smooth displacement.
///
/// At each place it is the mean of the displacements of the roots around, weighted by a bell curve of their distance, held
/// towards none where roots are few.
public struct StretchField: Sendable {
  /// Standard deviation of the bell curve, µm.
  static let widthUm = 1100.0
  /// The weight of no displacement, in roots.
  static let heldBack = 3.0
  /// No skin is stretched farther between two photos, µm.
  static let mostUm = 150.0

  private var anchors: [Point] = []
  private var displacements: [Point] = []

  /// No stretch.
  init() {}

  /// The smooth part of `displacements` at `anchors`, both µm.
  init(anchors: [Point], displacements: [Point]) {
    self.anchors = anchors
    self.displacements = displacements
    let first = self
    // What the first smoothing left over, smoothed again.
    self.displacements = anchors.indices.map { i in
      let left = displacements[i] - first.displacement(at: anchors[i])
      return displacements[i] + left
    }
  }

  /// The displacement at `p`, µm.
  public func displacement(at p: Point) -> Point {
    var sum = Point.zero
    var weight = Self.heldBack
    for (anchor, displacement) in zip(anchors, displacements) {
      let d2 = (p - anchor).squaredLength / (Self.widthUm * Self.widthUm)
      guard d2 < 12 else { continue }
      let w = Elementary.exp(-0.5 * d2)
      sum += w * displacement
      weight += w
    }
    let mean = sum / weight
    let length = mean.length
    return length > Self.mostUm ? mean * (Self.mostUm / length) : mean
  }
}
