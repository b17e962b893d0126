import Geometry

/// Points of two sets that are each other's nearest.
struct MutualNeighbors {
  let after: [Point]
  private let grid: PointGrid
  /// Pairs farther apart are none, µm.
  static let reachUm = 240.0

  init(after: [Point]) {
    self.after = after
    grid = PointGrid(after, cell: Self.reachUm)
  }

  /// The pairs within `radius` of `moved` points and points after, in order of the moved ones.
  func pairs(_ moved: [Point], within radius: Double) -> [(a: Int, b: Int, distance: Double)] {
    var bestOfAfter = [(index: Int, distance: Double)?](repeating: nil, count: after.count)
    var candidates: [(a: Int, b: Int, distance: Double)] = []
    for (i, p) in moved.enumerated() {
      guard let found = grid.nearest(to: p, within: radius) else { continue }
      candidates.append((i, found.index, found.distance))
      if let other = bestOfAfter[found.index], other.distance <= found.distance { continue }
      bestOfAfter[found.index] = (i, found.distance)
    }
    return candidates.filter { bestOfAfter[$0.b]?.index == $0.a }
  }
}
