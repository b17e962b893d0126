/// Finds the nearest point of one polyline many times: as `Polyline.nearest(to:)`, but without looking at parts that are
/// too far away.
public struct NearestOnPolyline: Sendable {
  public let line: Polyline
  private struct Part: Sendable {
    var center: Point
    var radius: Double
    var segments: Range<Int>
  }
  private let parts: [Part]
  private static let segmentsAPart = 12

  public init(_ line: Polyline) {
    self.line = line
    let p = line.points
    parts = stride(from: 0, to: max(0, p.count - 1), by: Self.segmentsAPart).map { from in
      let to = min(p.count - 1, from + Self.segmentsAPart)
      let center = 0.5 * (p[from] + p[to])
      var radius = 0.0
      for q in p[from...to] { radius = max(radius, q.distance(to: center)) }
      return Part(center: center, radius: radius, segments: from..<to)
    }
  }

  /// The point of the line nearest to `p`: its distance, the index of the segment's first point, and the position in
  /// that segment, 0 to 1.
  public func nearest(to p: Point) -> (distance: Double, segment: Int, fraction: Double) {
    guard !parts.isEmpty else { return line.nearest(to: p) }
    // The nearest point is no farther than the far side of any part.
    var limit = Double.infinity
    for part in parts { limit = min(limit, part.center.distance(to: p) + part.radius) }
    limit *= 1 + 1e-12
    var best = (distance: Double.infinity, segment: 0, fraction: 0.0)
    let points = line.points
    for part in parts where part.center.distance(to: p) - part.radius <= min(limit, best.distance) {
      for i in part.segments {
        let a = points[i]
        let d = points[i + 1] - a
        let l2 = d.squaredLength
        let t = l2 > 0 ? min(1, max(0, (p - a).dot(d) / l2)) : 0
        let distance = p.distance(to: a + t * d)
        if distance < best.distance { best = (distance, i, t) }
      }
    }
    return best
  }

  /// Whether the nearest point is nearer than `reach`.
  public func isNear(_ p: Point, reach: Double) -> Bool {
    mayBeNear(p, reach: reach) && nearest(to: p).distance < reach
  }

  /// Whether the nearest point may be nearer than `reach`: quick, and never wrongly no.
  public func mayBeNear(_ p: Point, reach: Double) -> Bool {
    parts.contains { $0.center.distance(to: p) - $0.radius < reach }
  }
}
