import Geometry

/// What the shafts of a photo say of each other.
enum ShaftSurroundings {
  /// How near a shaft lies beside another, cells.
  private static let beside = 1.3
  /// How far neighbours reach, cells: 1.3 mm.
  private static let reach = 80.0

  static func weighed(_ shafts: [FoundShaft]) -> [FoundShaft] {
    let lines = shafts.map { samples($0.points) }
    let owners = lines.enumerated().flatMap { i, line in line.map { _ in i } }
    let all = lines.flatMap { $0 }
    let places = all.map(\.position)
    let index = PointIndex(of: places, pitch: 2)
    let middles = shafts.map { $0.points[$0.points.count / 2] }
    let neighbours = PointIndex(of: middles, pitch: reach)
    let directions = shafts.map { ($0.points[$0.points.count - 1] - $0.points[0]).normalized }
    return shafts.indices.map { i in
      var shaft = shafts[i]
      let own = worth(shaft)
      let covered = lines[i].count { sample in
        index.anyInserted(near: sample.position, reach: beside) { k in
          let j = owners[k]
          guard j != i, places[k].distance(to: sample.position) < beside, abs(all[k].axis.dot(sample.axis)) > 0.9
          else { return false }
          let other = worth(shafts[j])
          return other > own || (other == own && j < i)
        }
      }
      shaft.evidence[.likelierBeside] = Double(covered) / Double(max(1, lines[i].count))
      var sum = 0.0, weight = 0.0
      neighbours.forEach(near: middles[i], reach: reach) { j in
        guard j != i, middles[j].distance(to: middles[i]) < reach else { return }
        let p = shafts[j].evidence[.probability]
        sum += p * directions[i].dot(directions[j])
        weight += p
      }
      shaft.evidence[.coherence] = weight > 0 ? sum / (weight + 0.5) : 0
      return shaft
    }
  }

  private static func worth(_ s: FoundShaft) -> Double {
    s.evidence[.probability] + 0.2 * s.evidence[.length]
  }

  /// Points a cell apart, each with the direction there.
  private static func samples(_ points: [Point]) -> [(position: Point, axis: Point)] {
    var out: [(position: Point, axis: Point)] = []
    var due = 0.0
    for (a, b) in zip(points, points.dropFirst()) {
      let d = b - a, length = d.length
      guard length > 0 else { continue }
      while due <= length {
        out.append((a + (due / length) * d, d / length))
        due += 1
      }
      due -= length
    }
    return out
  }
}
