import Geometry

/// The area that hair covers, each place counted once.
enum CoveredArea {
  /// px² of the field under the hairs, by cells of about a third of the median width.
  static func px(_ hairs: [Hair], in region: MeasuredRegion) -> Double {
    guard !hairs.isEmpty else { return 0 }
    let cell = max(1, (Robust.median(hairs.map(\.diameterPx)) / 3).rounded(.down))
    var rows: [Int: [ClosedRange<Int>]] = [:]
    for hair in hairs {
      for i in hair.polyline.points.indices.dropFirst() {
        cover(
          from: hair.polyline.points[i - 1], hair.widthsPx[i - 1], to: hair.polyline.points[i], hair.widthsPx[i],
          cell: cell, rows: &rows)
      }
    }
    var cells = 0
    for row in rows.keys.sorted() {
      var next = Int.min
      for span in rows[row]!.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
        let first = max(next, span.lowerBound)
        guard first <= span.upperBound else { continue }
        for column in first...span.upperBound
        where region.contains(Point((Double(column) + 0.5) * cell, (Double(row) + 0.5) * cell)) {
          cells += 1
        }
        next = span.upperBound + 1
      }
    }
    return Double(cells) * cell * cell
  }

  /// Adds, row by row, the cells whose middles lie in one piece of a shaft.
  private static func cover(
    from a: Point, _ widthA: Double, to b: Point, _ widthB: Double, cell: Double,
    rows: inout [Int: [ClosedRange<Int>]]
  ) {
    let n = (b - a).normalized.perpendicular
    let corners = [a + (widthA / 2) * n, b + (widthB / 2) * n, b - (widthB / 2) * n, a - (widthA / 2) * n]
      .map { $0 / cell - Point(0.5, 0.5) }
    let top = corners.map(\.y).min()!.rounded(.up), bottom = corners.map(\.y).max()!.rounded(.down)
    guard top <= bottom, abs(top) < 1e6, abs(bottom) < 1e6 else { return }
    for row in Int(top)...Int(bottom) {
      let y = Double(row)
      var left = Double.infinity, right = -Double.infinity
      for i in 0..<4 {
        let p = corners[i], q = corners[(i + 1) % 4]
        guard (p.y <= y) != (q.y <= y) else { continue }
        let x = p.x + (y - p.y) / (q.y - p.y) * (q.x - p.x)
        left = min(left, x)
        right = max(right, x)
      }
      let first = left.rounded(.up), last = right.rounded(.down)
      if first <= last, abs(first) < 1e6, abs(last) < 1e6 { rows[row, default: []].append(Int(first)...Int(last)) }
    }
  }
}
