import Geometry

/// Finds whether a line runs along a ribbon that is already there.
struct RibbonIndex {
  private struct Mark {
    var point: Point
    var tangent: Point
    var width: Double
    var ribbon: Int
  }

  private let cell = 16.0
  private let columns: Int
  private let rows: Int
  private var marks: [[Mark]]
  private var count = 0

  init(width: Int, height: Int) {
    columns = Int(Double(width) / cell) + 3
    rows = Int(Double(height) / cell) + 3
    marks = Array(repeating: [], count: columns * rows)
  }

  private func bin(_ p: Point) -> (Int, Int) {
    (
      min(columns - 1, max(0, Int((p.x / cell).rounded(.down)) + 1)),
      min(rows - 1, max(0, Int((p.y / cell).rounded(.down)) + 1))
    )
  }

  mutating func insert(_ r: Ribbon) {
    let p = r.points
    for i in stride(from: 0, to: p.count, by: 2) {
      let t = p.tangent(at: i)
      let (x, y) = bin(p[i])
      marks[y * columns + x].append(Mark(point: p[i], tangent: t, width: r.width, ribbon: count))
    }
    count += 1
  }

  /// Whether nearly all of a ribbon lies on the middle of one inserted ribbon of like width and direction.
  func follows(_ r: Ribbon) -> Bool {
    let p = r.points
    var votes: [Int: Int] = [:]
    var n = 0
    for i in stride(from: 0, to: p.count, by: 2) {
      n += 1
      let t = p.tangent(at: i)
      let (x, y) = bin(p[i])
      var seen = Set<Int>()
      for dy in -1...1 {
        for dx in -1...1 where x + dx >= 0 && x + dx < columns && y + dy >= 0 && y + dy < rows {
          for m in marks[(y + dy) * columns + x + dx] where !seen.contains(m.ribbon) {
            let d = p[i] - m.point
            if abs(d.dot(m.tangent)) > 4 || abs(d.cross(m.tangent)) > max(0.8, 0.15 * m.width) { continue }
            if abs(t.dot(m.tangent)) < 0.97 || r.width > 1.25 * m.width || r.width < 0.8 * m.width { continue }
            seen.insert(m.ribbon)
            votes[m.ribbon, default: 0] += 1
          }
        }
      }
    }
    return (votes.values.max() ?? 0) * 10 >= n * 9
  }
}
