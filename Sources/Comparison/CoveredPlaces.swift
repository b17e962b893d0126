import Geometry
import Trichometry

/// Where shafts lie: for telling what hides another.
struct CoveredPlaces {
  private let cell: Double
  private let columns: Int
  private let rows: Int
  private var pieces: [[Int32]]
  private var points: [Point] = []
  private var halfWidths: [Double] = []

  /// The centrelines of `hairs` in a photo of this size.
  init(_ hairs: [Hair], width: Int, height: Int) {
    cell = 16
    columns = width / 16 + 1
    rows = height / 16 + 1
    pieces = [[Int32]](repeating: [], count: columns * rows)
    for hair in hairs {
      for (p, w) in zip(hair.polyline.points, hair.widthsPx) {
        guard p.x >= 0, p.y >= 0, p.x < Double(width), p.y < Double(height) else { continue }
        pieces[Int(p.y / cell) * columns + Int(p.x / cell)].append(Int32(points.count))
        points.append(p)
        halfWidths.append(w / 2)
      }
    }
  }

  /// Whether a line of this half width at `p` lies mostly on a shaft.
  func isCovered(_ p: Point, halfWidth: Double) -> Bool {
    let column = Int((p.x / cell).rounded(.down)), row = Int((p.y / cell).rounded(.down))
    guard row >= 0, column >= 0, row < rows, column < columns else { return false }
    for v in max(0, row - 1)...min(rows - 1, row + 1) {
      for u in max(0, column - 1)...min(columns - 1, column + 1) {
        for k in pieces[v * columns + u] {
          let i = Int(k)
          // Points of a centreline are up to 4 px apart.
          let reach = max(2.2, 0.8 * halfWidth + halfWidths[i])
          if points[i].distance(to: p) < reach { return true }
        }
      }
    }
    return false
  }
}
