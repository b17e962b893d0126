import Assignment
import Geometry

extension Evaluation {
  /// Half the length of centreline, in pixels, that its direction is taken over.
  private static let directionReach = 8.0
  private static let reachPx = 8.0
  /// Cosine of 20°.
  private static let leastCosine = 0.9396926207859084

  /// Scores a trichogram against hairs marked by hand as vectors, within the marked region.
  ///
  /// A found hair may match a marked one when its centreline passes within 8 px of the vector's middle
  /// and runs within 20° of it there (over 8 px to either side). Of all one-to-one matchings that with
  /// the most pairs is taken, and of these the one with the least total distance. Hairs matched to
  /// `abnormal` ones are neither right nor wrong.
  ///
  /// - Parameter umPerPx: the photo's scale.
  public static func score(
    _ found: FoundTrichogram, against photo: MarkedPhoto, umPerPx: Double,
    region: MarkedRegion = .videodermatoscope
  ) -> MarkedScore {
    let marked = photo.hairs.filter { region.contains(middle: $0.middle) }
    let traced = found.hairs.filter { hair in
      guard hair.polyline.points.count > 1, let root = hair.polyline.points.first, let tip = hair.polyline.points.last
      else { return false }
      return region.contains(middle: 0.5 * (root + tip))
    }
    let matches = match(traced, marked)
    let matchedKind = matches.reduce(into: [MarkedHair.Kind?](repeating: nil, count: traced.count)) {
      $0[$1.row] = marked[$1.column].kind
    }

    var score = MarkedScore(
      photo: photo.name,
      recalls: MarkedHair.Kind.allCases.map { kind in
        Share(matchedKind.count { $0 == kind }, of: marked.count { $0.kind == kind })
      },
      markedCount: marked.count { $0.kind != .abnormal && !region.isNearDivider(Polyline([$0.root, $0.tip])) },
      foundCount: traced.indices.count {
        matchedKind[$0] != .abnormal && !region.isNearDivider(traced[$0].polyline)
      },
      direction: Share(0, of: 0), rootDistancesUm: [],
      diametersUm: [[Double]](repeating: [], count: MarkedHair.Kind.allCases.count))
    for match in matches {
      let hair = traced[match.row]
      let mark = marked[match.column]
      if let diameter = hair.diameterUm { score.diametersUm[mark.kind.index].append(diameter) }
      guard mark.kind != .abnormal else { continue }
      let rootDistance = hair.polyline.points[0].distance(to: mark.root)
      let tipDistance = hair.polyline.points[hair.polyline.points.count - 1].distance(to: mark.root)
      score.direction = score.direction + Share(rootDistance < tipDistance ? 1 : 0, of: 1)
      score.rootDistancesUm.append(min(rootDistance, tipDistance) * umPerPx)
    }
    return score
  }

  private static func match(_ traced: [FoundTrichogram.Hair], _ marked: [MarkedHair]) -> [Candidate] {
    // More than all distances together, so that one pair more always outweighs them.
    let pairWorth = reachPx * Double(marked.count + 1)
    var candidates: [Candidate] = []
    for (row, hair) in traced.enumerated() {
      for (column, mark) in marked.enumerated() {
        guard let distance = distance(of: hair.polyline, along: mark) else { continue }
        candidates.append(Candidate(row: row, column: column, weight: pairWorth - distance))
      }
    }
    return maximumMatching(candidates, rows: traced.count, columns: marked.count)
  }

  /// How far `line` passes from the middle of `mark`; `nil` where it is too far or runs another way.
  private static func distance(of line: Polyline, along mark: MarkedHair) -> Double? {
    let nearest = line.nearest(to: mark.middle)
    guard nearest.distance <= reachPx else { return nil }
    let lengths = line.arcLengths
    let s =
      lengths[nearest.segment] + nearest.fraction * (lengths[nearest.segment + 1] - lengths[nearest.segment])
    let course = line.point(at: s + directionReach, lengths) - line.point(at: s - directionReach, lengths)
    let vector = mark.tip - mark.root
    let product = course.length * vector.length
    return product > 0 && abs(course.dot(vector)) >= leastCosine * product ? nearest.distance : nil
  }
}

extension Polyline {
  /// The point at distance `s` from the start, or the nearer end.
  fileprivate func point(at s: Double, _ arcLengths: [Double]) -> Point {
    var i = 1
    while i < points.count - 1 && arcLengths[i] < s { i += 1 }
    let span = arcLengths[i] - arcLengths[i - 1]
    let t = span > 0 ? min(1, max(0, (s - arcLengths[i - 1]) / span)) : 0
    return points[i - 1] + t * (points[i] - points[i - 1])
  }
}
