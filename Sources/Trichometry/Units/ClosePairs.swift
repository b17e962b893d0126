import Geometry

/// Finds pairs of points that lie close together.
enum ClosePairs {
  /// All pairs a < b at most `reach` apart, by sorting along y.
  static func within(_ reach: Double, of points: [Point]) -> [(a: Int, b: Int)] {
    let order = points.indices.sorted { (points[$0].y, $0) < (points[$1].y, $1) }
    var result: [(a: Int, b: Int)] = []
    for (k, i) in order.enumerated() {
      for j in order[(k + 1)...] {
        if points[j].y - points[i].y > reach { break }
        if points[i].distance(to: points[j]) <= reach { result.append((min(i, j), max(i, j))) }
      }
    }
    return result
  }
}
