import Elementary
import Geometry

/// Leaves one of the sightings that are of the same bit of the same shaft.
enum SightingThinner {
  /// How near two sightings of one shaft lie, cells, and how far their directions differ.
  private static let along = 0.8
  private static let least = 0.8
  private static let leastCosine = 0.9

  static func thinned(_ sightings: [ShaftSighting]) -> [ShaftSighting] {
    let order = sightings.indices.sorted {
      let a = worth(sightings[$0]), b = worth(sightings[$1])
      return a != b ? a > b : $0 < $1
    }
    var kept: [ShaftSighting] = []
    var index = PointIndex(sightings.map(\.position), pitch: 1)
    for i in order {
      let s = sightings[i]
      let isKnown = index.anyInserted(near: s.position, reach: 1.2) { k in
        let other = kept[k]
        let d = s.position - other.position
        // How much of a wide shaft's inside is no other shaft.
        let aside = max(least, thickShare * Elementary.exp(other.logWidth))
        return abs(s.axis.dot(other.axis)) > leastCosine && abs(d.dot(other.axis)) < along
          && abs(d.cross(other.axis)) < min(aside, 1.2)
      }
      if isKnown { continue }
      index.insert(kept.count, at: s.position)
      kept.append(s)
    }
    return kept
  }

  private static let thickShare = 0.25

  /// Cells whose middle lies on the line see it best.
  private static func worth(_ s: ShaftSighting) -> Double { s.probability / (1 + 0.5 * s.offset * s.offset) }
}
