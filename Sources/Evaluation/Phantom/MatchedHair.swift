import Geometry

/// A found hair and the true one it was matched to.
struct MatchedHair {
  var found: FoundTrichogram.Hair
  var truth: GroundTruth.Hair

  var diameterDifferenceUm: Double? { found.diameterUm.map { $0 - truth.diameterUm } }

  var rootDistancePx: Double { found.polyline.points[0].distance(to: truth.polyline.points[0]) }

  /// Whether the found root comes before the found tip along the true hair.
  var runsTheRightWay: Bool {
    let lengths = truth.polyline.arcLengths
    func position(_ p: Point) -> Double {
      let nearest = truth.polyline.nearest(to: p)
      let next = nearest.segment + 1
      return lengths[nearest.segment] + nearest.fraction * (lengths[next] - lengths[nearest.segment])
    }
    let points = found.polyline.points
    return position(points[0]) < position(points[points.count - 1])
  }
}
