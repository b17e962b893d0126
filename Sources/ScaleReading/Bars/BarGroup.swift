import Geometry

/// A bar, or two that meet at a right angle and share one label.
struct BarGroup {
  var row: BarLine?
  var column: BarLine?

  /// The bars of a picture in their groups.
  static func all(of bars: [BarLine]) -> [BarGroup] {
    var rows = bars.filter { !$0.isColumn }
    var result: [BarGroup] = []
    for column in bars where column.isColumn {
      if let i = rows.firstIndex(where: { meet($0, column) }) {
        result.append(BarGroup(row: rows[i].joined(with: column), column: column.joined(with: rows[i])))
        rows.remove(at: i)
      } else {
        result.append(BarGroup(column: column))
      }
    }
    return rows.map { BarGroup(row: $0) } + result
  }

  /// Whether two bars have a corner in common; where hair hides it, as far as they would reach behind the hair.
  private static func meet(_ row: BarLine, _ column: BarLine) -> Bool {
    guard abs(row.thickness - column.thickness) <= 2 else { return false }
    func near(_ line: BarLine, _ rows: Range<Int>) -> Bool {
      let at = Double(rows.lowerBound + rows.upperBound - 1) / 2
      let reach = Double(rows.count) / 2 + 2
      return abs(line.start - at) <= reach + (line.startIsClear ? 0 : 60)
        || abs(line.end - at) <= reach + (line.endIsClear ? 0 : 60)
    }
    return near(row, column.rows) && near(column, row.rows)
  }

  /// Whether every bar of it is so sharp and long that it can only be drawn.
  var isSurelyDrawn: Bool {
    [row, column].compactMap { $0 }.allSatisfy {
      $0.sharpness >= BarLine.drawnSharpness && $0.length >= BarLine.drawnLength
    }
  }

  /// The length in pixels; `nil` where no bar has both ends in view or two do not agree.
  var lengthPx: Double? {
    let lengths = [row, column].compactMap { bar in
      bar.flatMap { $0.startIsClear && $0.endIsClear ? $0.length : nil }
    }
    guard let first = lengths.first else { return nil }
    guard lengths.count == 2 else { return first }
    return abs(lengths[0] - lengths[1]) <= 0.02 * first ? (lengths[0] + lengths[1]) / 2 : nil
  }

  /// Length along y ÷ length along x.
  var anisotropy: Double? {
    guard let row, let column, row.startIsClear, row.endIsClear, column.startIsClear, column.endIsClear else {
      return nil
    }
    return column.length / row.length
  }

  var boxes: [PixelBox] { [row, column].compactMap { $0?.box } }

  var lines: [[Point]] {
    [row, column].compactMap { $0 }.map { bar in
      let across = Double(bar.rows.lowerBound + bar.rows.upperBound - 1) / 2
      return [bar.start, bar.end].map { bar.isColumn ? Point(across, $0) : Point($0, across) }
    }
  }

  /// The lengths that are written near.
  func labels(in picture: LumaPicture) -> [LengthLabel] {
    var result: [LengthLabel] = []
    for bar in [row, column].compactMap({ $0 }) {
      let reach = max(40, min(160, Int(0.5 * (bar.end - bar.start))))
      // Room for a label that begins within reach.
      let area = bar.box.grown(by: 3 * reach, within: picture)
      for label in LabelReader.labels(in: area, of: picture)
      where label.box.gap(to: bar.box) <= reach && !result.contains(label) { result.append(label) }
    }
    return result
  }
}

extension BarLine {
  /// With an end that hair hides carried on to where `other` shows the corner to be.
  fileprivate func joined(with other: BarLine) -> BarLine {
    var bar = self
    let low = Double(other.rows.lowerBound) - 0.5, high = Double(other.rows.upperBound) - 0.5
    let middle = (low + high) / 2
    if abs(start - middle) < abs(end - middle) {
      bar.start = low
      bar.startIsClear = true
    } else {
      bar.end = high
      bar.endIsClear = true
    }
    return bar
  }
}
