import Geometry

/// Finds the lines that pass within a fixed distance of a point.
struct SegmentGrid {
  private struct Segment {
    var a: Point
    var b: Point
    var line: Int
  }

  private static let cell = 8.0
  private let segments: [Segment]
  private let columns: Int
  private let rows: Int
  /// Where the segments of each cell start in `members`; one entry more than cells.
  private let starts: [Int]
  private let members: [Int32]
  private let squaredReach: Double

  /// - Parameters:
  ///   - lines: the lines, numbered in this order.
  ///   - reach: the distance, in pixels, that still counts as near.
  ///   - widthPx, heightPx: the frame that the points asked for lie in.
  init(_ lines: [Polyline], reach: Double, widthPx: Int, heightPx: Int) {
    var segments: [Segment] = []
    for (number, line) in lines.enumerated() {
      for i in line.points.indices.dropFirst() {
        segments.append(Segment(a: line.points[i - 1], b: line.points[i], line: number))
      }
    }
    let columns = Int(Double(widthPx) / Self.cell) + 1
    let rows = Int(Double(heightPx) / Self.cell) + 1
    // Cells that a segment's box, grown by the reach, covers.
    func cells(_ s: Segment) -> (ClosedRange<Int>, ClosedRange<Int>)? {
      func span(_ p: Double, _ q: Double, _ limit: Int) -> ClosedRange<Int>? {
        let low = max(0, ((min(p, q) - reach + 0.5) / Self.cell).rounded(.down))
        let high = min(Double(limit - 1), ((max(p, q) + reach + 0.5) / Self.cell).rounded(.down))
        return low <= high ? Int(low)...Int(high) : nil
      }
      guard let x = span(s.a.x, s.b.x, columns), let y = span(s.a.y, s.b.y, rows) else { return nil }
      return (x, y)
    }
    var starts = [Int](repeating: 0, count: columns * rows + 1)
    for s in segments {
      guard let (xs, ys) = cells(s) else { continue }
      for y in ys { for x in xs { starts[y * columns + x + 1] += 1 } }
    }
    for i in starts.indices.dropFirst() { starts[i] += starts[i - 1] }
    var members = [Int32](repeating: 0, count: starts[columns * rows])
    var fill = starts
    for (number, s) in segments.enumerated() {
      guard let (xs, ys) = cells(s) else { continue }
      for y in ys {
        for x in xs {
          members[fill[y * columns + x]] = Int32(number)
          fill[y * columns + x] += 1
        }
      }
    }
    self.segments = segments
    self.columns = columns
    self.rows = rows
    self.starts = starts
    self.members = members
    squaredReach = reach * reach
  }

  /// Calls `body` with each line near `p`, in rising order, once.
  func forEachLine(near p: Point, _ body: (Int) -> Void) {
    let x = Int(((p.x + 0.5) / Self.cell).rounded(.down))
    let y = Int(((p.y + 0.5) / Self.cell).rounded(.down))
    guard x >= 0, y >= 0, x < columns, y < rows else { return }
    let cell = y * columns + x
    var last = -1
    for k in starts[cell]..<starts[cell + 1] {
      let s = segments[Int(members[k])]
      guard s.line != last else { continue }
      let d = s.b - s.a
      let l2 = d.squaredLength
      let t = l2 > 0 ? min(1, max(0, (p - s.a).dot(d) / l2)) : 0
      if (p - (s.a + t * d)).squaredLength <= squaredReach {
        last = s.line
        body(s.line)
      }
    }
  }
}
