import Geometry

/// Tells which faint sightings count: of two hairs that show in one outline, the network is often sure of one only, but looks
/// up many times more often where the other runs than beside a hair that lies alone.
enum FaintSightings {
  /// How far aside of a sure sighting a faint one lies, cells.
  private static let nearest = 1.1
  private static let farthest = 3.9
  /// How far ahead or behind, cells, and how alike their directions are.
  private static let along = 1.0
  private static let leastCosine = 0.94

  /// - Parameters:
  ///   - sightings: of which those of `numbers` are meant.
  ///   - numbers: of one sighting of each bit of a shaft.
  /// - Returns: those of the numbers that count, in their order.
  static func withoutStray(_ numbers: [Int], of sightings: [SightingOutline]) -> [Int] {
    let sure = numbers.filter { !sightings[$0].isFaint }
    guard !sure.isEmpty else { return [] }
    let index = PointIndex(of: sure.map { sightings[$0].position }, pitch: 2)
    return numbers.filter { i in
      let faint = sightings[i]
      guard faint.isFaint else { return true }
      return index.anyInserted(near: faint.position, reach: farthest) { k in
        let other = sightings[sure[k]]
        let d = faint.position - other.position
        let aside = abs(d.cross(other.axis))
        return aside > nearest && aside < farthest && abs(d.dot(other.axis)) < along
          && abs(faint.axis.dot(other.axis)) > leastCosine
      }
    }
  }
}
