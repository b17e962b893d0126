import Geometry

/// What the shafts of a photo say of each other.
enum ShaftSurroundings {
  /// How near a shaft lies beside another, cells.
  private static let beside = 1.3
  /// How near two shafts lie that may show in one outline, cells.
  private static let near = 3.5
  /// How far neighbours reach, cells: 0.9 mm.
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
      var covered = 0, accompanied = 0, outside = 0.0
      for sample in lines[i] {
        var nearest = near, least = 1.0
        index.forEach(near: sample.position, reach: near) { k in
          let j = owners[k]
          let distance = places[k].distance(to: sample.position)
          guard j != i, distance < nearest, abs(all[k].axis.dot(sample.axis)) > 0.9 else { return }
          let other = worth(shafts[j])
          guard other > own || (other == own && j < i) else { return }
          nearest = distance
          least = min(least, (distance + (shaft.width - shafts[j].width) / 2) / shaft.width)
        }
        if nearest < beside { covered += 1 }
        if nearest < near { accompanied += 1 }
        outside += max(0, least)
      }
      shaft.evidence[.likelierBeside] = Double(covered) / Double(max(1, lines[i].count))
      shaft.evidence[.outside] = outside / Double(max(1, lines[i].count))
      shaft.evidence[.likelierNear] = Double(accompanied) / Double(max(1, lines[i].count))
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
