import Geometry

/// Points sorted into square cells, for finding those near a place.
struct PointGrid {
  private let points: [Point]
  private let cell: Double
  private let corner: Point
  private let columns: Int
  private let rows: Int
  /// Where each cell's points start in `order`.
  private var starts: [Int]
  private var order: [Int]

  init(_ points: [Point], cell: Double) {
    self.points = points
    self.cell = cell
    let left = points.map(\.x).min() ?? 0, right = points.map(\.x).max() ?? 0
    let top = points.map(\.y).min() ?? 0, bottom = points.map(\.y).max() ?? 0
    corner = Point(left, top)
    columns = Int((right - left) / cell) + 1
    rows = Int((bottom - top) / cell) + 1
    starts = [Int](repeating: 0, count: columns * rows + 1)
    let columns = columns
    let cells = points.map { Int(($0.y - top) / cell) * columns + Int(($0.x - left) / cell) }
    for c in cells { starts[c + 1] += 1 }
    for i in 1..<starts.count { starts[i] += starts[i - 1] }
    var next = starts
    order = [Int](repeating: 0, count: points.count)
    for (i, c) in cells.enumerated() {
      order[next[c]] = i
      next[c] += 1
    }
  }

  /// Calls `body` with each point within `radius`, at most a cell's edge, of `p`, and its distance.
  func forEach(within radius: Double, of p: Point, _ body: (_ index: Int, _ distance: Double) -> Void) {
    let x = (p.x - corner.x) / cell, y = (p.y - corner.y) / cell
    guard x >= -1, y >= -1, x < Double(columns) + 1, y < Double(rows) + 1 else { return }
    let column = Int(x.rounded(.down)), row = Int(y.rounded(.down))
    for v in max(0, row - 1)...min(rows - 1, row + 1) {
      for u in max(0, column - 1)...min(columns - 1, column + 1) {
        for k in starts[v * columns + u]..<starts[v * columns + u + 1] {
          let distance = points[order[k]].distance(to: p)
          if distance <= radius { body(order[k], distance) }
        }
      }
    }
  }

  /// The nearest point within `radius`, at most a cell's edge; the first of equally near ones.
  func nearest(to p: Point, within radius: Double) -> (index: Int, distance: Double)? {
    var best: (index: Int, distance: Double)?
    forEach(within: radius, of: p) { index, distance in
      if let b = best, (b.distance, b.index) < (distance, index) { return }
      best = (index, distance)
    }
    return best
  }
}
