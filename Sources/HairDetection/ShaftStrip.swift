import Geometry

/// The pixels near a shaft, row by row: all that a fit of it can change.
struct ShaftStrip {
  let box: ShaftModel.Box
  /// For each row of the box the columns within it, counted from the box; empty where the shaft is far.
  private(set) var columns: [Range<Int>]

  /// - Parameters:
  ///   - ribbon: with points about 2 px apart.
  ///   - margin: beyond the ribbon's edge, grid pixels.
  init(around ribbon: Ribbon, margin: Double, in box: ShaftModel.Box) {
    self.box = box
    columns = Array(repeating: 0..<0, count: box.height)
    let reach = (ribbon.width + ribbon.edge) / 2 + margin
    for p in ribbon.points {
      let x = p.x - Double(box.x0), y = p.y - Double(box.y0)
      let first = max(0, Int((y - reach).rounded(.up))), last = min(box.height - 1, Int((y + reach).rounded(.down)))
      guard first <= last else { continue }
      for row in first...last {
        let dy = Double(row) - y
        let half = max(0, reach * reach - dy * dy).squareRoot()
        let from = max(0, Int((x - half).rounded(.down))), to = min(box.width, Int((x + half).rounded(.up)) + 1)
        guard from < to else { continue }
        let old = columns[row]
        columns[row] = old.isEmpty ? from..<to : min(old.lowerBound, from)..<max(old.upperBound, to)
      }
    }
    for row in columns.indices where !columns[row].isEmpty { columns[row] = wholeVectors(columns[row]) }
  }

  /// The columns, and as many beside them as make whole vectors of eight where the box is wide enough.
  private func wholeVectors(_ c: Range<Int>) -> Range<Int> {
    let count = min(box.width, (c.count + 7) / 8 * 8)
    let from = min(c.lowerBound, box.width - count)
    return from..<(from + count)
  }
}
