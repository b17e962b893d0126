import Geometry

/// Where a shaft runs about one of its sightings, as the network expects it: seven points at chosen distances along it.
struct ShaftCourse {
  /// Distances along the shaft, cells; the last lane only fills the vector.
  private static let looks = SIMD8<Double>(-40, -20, -8, 0, 8, 20, 40, 40)
  /// The lanes with points before and beyond the sighting.
  static let lanes = [0, 1, 2, 4, 5, 6]

  /// The points, relative to the photo as all positions, and how far along the shaft they are from the sighting.
  private(set) var x: SIMD8<Double>
  private(set) var y: SIMD8<Double>
  private(set) var arcs: SIMD8<Double>

  /// - Parameters:
  ///   - position: of the sighting.
  ///   - axis: along which `asides` are told.
  ///   - asides: how far aside the shaft lies at each of the distances, or at its end where that comes first.
  init(position: Point, axis: Point, asides: SIMD8<Double>, ahead: Double, behind: Double) {
    let ends = Self.looks.clamped(
      lowerBound: SIMD8(repeating: -max(0, behind)), upperBound: SIMD8(repeating: max(0, ahead)))
    let reach = SIMD8(repeating: 0).replacing(with: ends, where: ends .>= 0)
      .replacing(with: -ends, where: ends .< 0)
    let bound = asides.clamped(lowerBound: -0.8 * reach, upperBound: 0.8 * reach)
    // A chord is shorter than the line above it.
    let chord = reach - 0.6 * bound * bound / (reach + 0.001)
    let along = chord.replacing(with: -chord, where: ends .< 0)
    x = position.x + along * axis.x - bound * axis.y
    y = position.y + along * axis.y + bound * axis.x
    arcs = ends
  }

  private init(x: SIMD8<Double>, y: SIMD8<Double>, arcs: SIMD8<Double>) {
    self.x = x
    self.y = y
    self.arcs = arcs
  }

  var reversed: ShaftCourse {
    func turned(_ v: SIMD8<Double>) -> SIMD8<Double> { SIMD8(v[6], v[5], v[4], v[3], v[2], v[1], v[0], v[0]) }
    return ShaftCourse(x: turned(x), y: turned(y), arcs: -turned(arcs))
  }

  func point(_ lane: Int) -> Point { Point(x[lane], y[lane]) }
}
