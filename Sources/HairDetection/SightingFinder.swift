import Elementary
import Geometry
import HairNetwork

/// Reads sightings of shafts off what the network has found.
struct SightingFinder {
  /// Less likely shafts are not looked at.
  static let leastProbability = 0.15
  /// Less likely ones are faint: they count only beside others.
  static let sureProbability = 0.5
  /// How far from a cell's middle the line that it sees may lie, cells.
  private static let farthestOffset = 1.3
  /// How much shafts turn at most, 1/cell.
  private static let mostCurvature = 0.06
  /// The distances ahead and behind at which the network says how far aside the shaft lies, cells.
  private static let look = 8.0

  private let evidence: HairEvidence
  private let axes: [Point]

  init(_ evidence: HairEvidence) {
    self.evidence = evidence
    axes = Self.axes(evidence.directions)
  }

  /// The least logit of `leastProbability` or more.
  static func leastLogit(of network: HairNetwork) -> Int16 {
    let least = Elementary.logit(leastProbability)
    return Int16(max(-32768, min(32767, (least / Double(network.logitScale)).rounded(.up))))
  }

  /// A unit vector for each direction.
  static func axes(_ directions: Int) -> [Point] {
    (0..<directions).map {
      let turn = Elementary.sincos(Double($0) * Double.pi / Double(directions))
      return Point(turn.cos, turn.sin)
    }
  }

  /// One sighting of each bit of a shaft.
  func thinned() -> [ShaftSighting] {
    let outlines = evidence.places.indices.map(outline)
    return FaintSightings.withoutStray(SightingThinner.kept(of: outlines), of: outlines).map(sighting)
  }

  private func outline(_ i: Int) -> SightingOutline {
    func v(_ k: Int) -> Double { value(i, k) }
    let place = evidence.places[i]
    let axis = axes[Int(place.direction)]
    let offset = min(Self.farthestOffset, max(-Self.farthestOffset, v(0)))
    let slope = min(0.5, max(-0.5, (v(5) - v(6)) / (2 * Self.look)))
    return SightingOutline(
      position: Point(Double(place.column), Double(place.row)) + offset * axis.perpendicular,
      axis: (axis + slope * axis.perpendicular).normalized,
      probability: Elementary.logistic(Double(place.logit) * Double(evidence.logitScale)), offset: offset,
      logWidth: v(2) + Self.logUsualWidth)
  }

  private func sighting(_ i: Int) -> ShaftSighting {
    func v(_ k: Int) -> Double { value(i, k) }
    let outline = outline(i)
    let ahead = Self.distance(v(3)), behind = Self.distance(v(4))
    // Where the shaft ends within 8 cells, its end was learnt with what is farther on.
    let asides = SIMD8(
      4 * v(11), 2 * v(8), behind < Self.look ? 2 * v(8) : v(6), 0, ahead < Self.look ? 2 * v(7) : v(5), 2 * v(7),
      4 * v(10), 4 * v(10))
    return ShaftSighting(
      position: outline.position, axis: outline.axis,
      curvature: min(Self.mostCurvature, max(-Self.mostCurvature, (v(5) + v(6)) / (Self.look * Self.look))),
      probability: outline.probability, offset: outline.offset, tipAhead: Elementary.logistic(v(1)), ahead: ahead,
      behind: behind, logWidth: outline.logWidth, darkness: Elementary.logistic(-v(9)),
      course: ShaftCourse(
        position: outline.position, axis: axes[Int(evidence.places[i].direction)], asides: asides, ahead: ahead,
        behind: behind))
  }

  /// What the network says of a place: how far aside the line lies; whether the tip is ahead; the width; how far the ends are
  /// ahead and behind; how far aside the shaft lies 8 cells ahead, 8 behind, and, in twos, 20 ahead, 20 behind; whether it is
  /// light; how far aside, in fours, it lies 40 ahead and 40 behind.
  private func value(_ i: Int, _ k: Int) -> Double { Double(evidence.values[i * evidence.valuesPerPlace + k]) }

  /// The natural logarithm, in cells, of the width that the network calls 0.
  private static let logUsualWidth = Elementary.log(HairDetector.usualWidth)

  /// Distances are told as log(1 + d/4).
  private static func distance(_ value: Double) -> Double { 4 * (Elementary.exp(min(3, max(0, value))) - 1) }
}
