import Geometry

/// Whether a polygon is simple.
enum PolygonCrossing {
  /// The first two sides, by the index of their first points, that have a point in common which is not the corner
  /// between neighbours; `nil` for a simple polygon.
  static func first(of points: [Point]) -> (Int, Int)? {
    let n = points.count
    for i in 0..<n {
      let a = points[i], b = points[(i + 1) % n]
      if a == b { return (i, (i + 1) % n) }
      for j in (i + 1)..<n {
        let c = points[j], d = points[(j + 1) % n]
        if j == i + 1 || (i == 0 && j == n - 1) {
          // Neighbours share a corner; they may not fold back over each other.
          let (corner, one, other) = j == i + 1 ? (b, a, d) : (a, b, c)
          let u = one - corner, v = other - corner
          if u.cross(v) == 0 && u.dot(v) > 0 { return (i, j) }
        } else if meet(a, b, c, d) {
          return (i, j)
        }
      }
    }
    return nil
  }

  /// Whether the segments a–b and c–d have a point in common.
  private static func meet(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
    guard max(a.x, b.x) >= min(c.x, d.x), max(c.x, d.x) >= min(a.x, b.x), max(a.y, b.y) >= min(c.y, d.y),
      max(c.y, d.y) >= min(a.y, b.y)
    else { return false }
    func side(_ p: Point, _ q: Point, _ r: Point) -> Double { (q - p).cross(r - p) }
    return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0
  }
}
