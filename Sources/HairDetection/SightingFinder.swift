import Elementary
import Geometry
import HairNetwork
import KernelTable

/// Reads sightings of shafts off what the network has found.
struct SightingFinder {
  let network: HairNetwork
  let kernels: KernelTable

  /// Less likely shafts are not looked at.
  static let leastProbability = 0.4
  /// How far from a cell's middle the line that it sees may lie, cells.
  private static let farthestOffset = 1.3
  /// How much shafts turn at most, 1/cell.
  private static let mostCurvature = 0.06
  /// The distances ahead and behind at which the network says how far aside the shaft lies, cells.
  private static let look = 8.0

  func sightings(in evidence: HairEvidence) -> [ShaftSighting] {
    var places: [HairPlace] = []
    var probabilities: [Double] = []
    let scale = Double(evidence.logitScale)
    let leastLogit = Elementary.log(Self.leastProbability / (1 - Self.leastProbability))
    let least = Int16(max(-32768, min(32767, (leastLogit / scale).rounded(.up))))
    for y in 0..<evidence.rows {
      evidence.withLogits(row: y) { logits in
        for x in 0..<evidence.columns {
          let cell = x * evidence.valuesPerCell
          for k in 0..<evidence.directions where logits[cell + k] >= least {
            places.append(HairPlace(column: x, row: y, direction: k))
            probabilities.append(Elementary.logistic(Double(logits[cell + k]) * scale))
          }
        }
      }
    }
    let values = network.values(at: places, of: evidence, kernels: kernels)
    let axes = Self.axes(evidence.directions)
    return places.indices.map { i in
      let first = i * network.valuesPerPlace
      return Self.sighting(
        places[i], axis: axes[places[i].direction], probability: probabilities[i],
        values[first..<first + network.valuesPerPlace].map(Double.init))
    }
  }

  /// A unit vector for each direction.
  static func axes(_ directions: Int) -> [Point] {
    (0..<directions).map {
      let turn = Elementary.sincos(Double($0) * Double.pi / Double(directions))
      return Point(turn.cos, turn.sin)
    }
  }

  /// - Parameter v: how far aside the line lies; whether the tip is ahead; the width; how far the ends are ahead and behind;
  ///   how far aside the shaft lies 8 cells ahead, 8 behind, and, in twos, 20 ahead, 20 behind; whether it is light; how far aside,
  ///   in fours, it lies 40 ahead and 40 behind.
  private static func sighting(
    _ place: HairPlace, axis: Point, probability: Double, _ v: [Double]
  ) -> ShaftSighting {
    let offset = min(farthestOffset, max(-farthestOffset, v[0]))
    let slope = min(0.5, max(-0.5, (v[5] - v[6]) / (2 * look)))
    let position = Point(Double(place.column), Double(place.row)) + offset * axis.perpendicular
    let ahead = distance(v[3]), behind = distance(v[4])
    // Where the shaft ends within 8 cells, its end was learnt with what is farther on.
    let asides = SIMD8(
      4 * v[11], 2 * v[8], behind < look ? 2 * v[8] : v[6], 0, ahead < look ? 2 * v[7] : v[5], 2 * v[7], 4 * v[10],
      4 * v[10])
    return ShaftSighting(
      position: position,
      axis: (axis + slope * axis.perpendicular).normalized,
      curvature: min(mostCurvature, max(-mostCurvature, (v[5] + v[6]) / (look * look))), probability: probability,
      offset: offset, tipAhead: Elementary.logistic(v[1]), ahead: ahead, behind: behind,
      logWidth: v[2] + logUsualWidth, darkness: Elementary.logistic(-v[9]),
      course: ShaftCourse(
        position: position, axis: axis, asides: asides, ahead: ahead, behind: behind))
  }

  /// The natural logarithm of 60 µm in cells of 16 µm: the width that the network calls 0.
  private static let logUsualWidth = Elementary.log(60.0 / 16)

  /// Distances are told as log(1 + d/4).
  private static func distance(_ value: Double) -> Double { 4 * (Elementary.exp(min(3, max(0, value))) - 1) }
}
