import Geometry

/// Where other shafts lie, for one stretch of a shaft at a time.
struct NeighborIndex {
  private struct Entry {
    var shaft: Int32
    var halfWidth: Float
    var point: Point
  }

  private static let cell = 32.0
  private let columns: Int
  private let rows: Int
  private var starts: [Int32]
  private var entries: [Entry]

  /// - Parameter lines: every shaft's centreline and full width, px.
  init(_ lines: [(points: [Point], width: Double)], width: Int, height: Int) {
    columns = Int(Double(width) / Self.cell) + 1
    rows = Int(Double(height) / Self.cell) + 1
    var counts = [Int32](repeating: 0, count: columns * rows + 1)
    let even = lines.map { Polyline($0.points).resampled(spacing: 4).points }
    let columns = columns, rows = rows
    func place(_ p: Point) -> Int {
      let x = min(Double(columns - 1), max(0, (p.x / Self.cell).rounded(.down)))
      let y = min(Double(rows - 1), max(0, (p.y / Self.cell).rounded(.down)))
      return Int(y) * columns + Int(x)
    }
    for line in even { for p in line { counts[place(p) + 1] += 1 } }
    for i in 1..<counts.count { counts[i] += counts[i - 1] }
    starts = counts
    entries = [Entry](
      repeating: Entry(shaft: 0, halfWidth: 0, point: .zero), count: Int(counts[counts.count - 1]))
    var next = counts
    for (k, line) in even.enumerated() {
      for p in line {
        let c = place(p)
        entries[Int(next[c])] = Entry(shaft: Int32(k), halfWidth: Float(lines[k].width / 2), point: p)
        next[c] += 1
      }
    }
  }

  /// How far to the left (negative) and to the right of a stretch the skin is free of other shafts.
  ///
  /// - Parameters:
  ///   - shaft: whose stretch it is; it does not hide itself.
  ///   - halfLength: half the stretch, px.
  ///   - reach: how far to look on either side, px.
  ///   - margin: kept clear beside each neighbour, px.
  func clearReach(
    shaft: Int, position: Point, tangent: Point, halfLength: Double, reach: Double, margin: Double
  ) -> (left: Double, right: Double) {
    var left = -reach, right = reach
    let normal = tangent.perpendicular
    let far = halfLength + reach + 40
    let x0 = max(0, Int((position.x - far) / Self.cell)), x1 = min(columns - 1, Int((position.x + far) / Self.cell))
    let y0 = max(0, Int((position.y - far) / Self.cell)), y1 = min(rows - 1, Int((position.y + far) / Self.cell))
    guard x0 <= x1, y0 <= y1 else { return (left, right) }
    for y in y0...y1 {
      for i in Int(starts[y * columns + x0])..<Int(starts[y * columns + x1 + 1]) {
        let e = entries[i]
        if Int(e.shaft) == shaft { continue }
        let d = e.point - position
        let beyond = max(0, abs(d.dot(tangent)) - halfLength - 2)
        let extent = Double(e.halfWidth) + margin
        if beyond >= extent { continue }
        let u = d.dot(normal)
        let hidden = (extent * extent - beyond * beyond).squareRoot()
        if u - hidden > reach || u + hidden < -reach { continue }
        if u < 0 { left = max(left, u + hidden) } else { right = min(right, u - hidden) }
      }
    }
    return (left, right)
  }
}
