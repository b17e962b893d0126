import Geometry

/// Leaves one of the sightings that are of the same bit of the same shaft.
enum SightingThinner {
  /// How near two sightings of one shaft lie, cells, and how far their directions differ.
  private static let along = 0.8
  private static let leastCosine = 0.9

  /// The numbers of the sightings that are left, the worthiest first.
  static func kept(of sightings: [SightingOutline]) -> [Int] {
    let worths = sightings.map(\.worth)
    let order = sightings.indices.sorted { worths[$0] != worths[$1] ? worths[$0] > worths[$1] : $0 < $1 }
    var kept: [(number: Int, breadth: Double)] = []
    var index = PointIndex(sightings.map(\.position), pitch: 1)
    for i in order {
      let s = sightings[i]
      let isKnown = index.anyInserted(near: s.position, reach: 1.2) { k in
        let other = sightings[kept[k].number]
        let d = s.position - other.position
        return abs(s.axis.dot(other.axis)) > leastCosine && abs(d.dot(other.axis)) < along
          && abs(d.cross(other.axis)) < kept[k].breadth
      }
      if isKnown { continue }
      index.insert(kept.count, at: s.position)
      kept.append((i, s.breadth))
    }
    return kept.map(\.number)
  }
}
