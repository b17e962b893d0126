/// Finds the bars that a device or program drew into a photo along its rows and columns.
enum BarFinder {
  /// Bars along rows, then those along columns, each in reading order.
  static func bars(in picture: LumaPicture) -> [BarLine] {
    rowBars(in: picture, isColumn: false) + rowBars(in: picture.transposed, isColumn: true)
  }

  private static func rowBars(in picture: LumaPicture, isColumn: Bool) -> [BarLine] {
    let runs = EdgeRun.all(in: picture)
    var firstOfRow = [Int](repeating: runs.count, count: picture.height + 1)
    for i in runs.indices.reversed() { firstOfRow[runs[i].row] = i }
    for row in (0..<picture.height).reversed() where firstOfRow[row] == runs.count {
      firstOfRow[row] = firstOfRow[row + 1]
    }
    var found: [(bar: BarLine, contrast: Double)] = []
    for upper in runs {
      let thickest = max(2, min(40, upper.xs.count / 7))
      let last = min(picture.height - 2, upper.row + thickest)
      guard upper.row + 1 <= last else { continue }
      for lower in runs[firstOfRow[upper.row + 1]..<firstOfRow[last + 1]] where lower.rises != upper.rises {
        let common = upper.xs.clamped(to: lower.xs)
        guard common.count * 10 >= 7 * max(upper.xs.count, lower.xs.count) else { continue }
        let rows = (upper.row + 1)..<(lower.row + 1)
        if let strip = BarStrip(picture, rows: rows, xs: common), let bar = strip.bar(isColumn: isColumn) {
          found.append((bar, strip.contrast))
        }
      }
    }
    return clearest(found)
  }

  /// Of bars that overlap, only the one with the greatest contrast: edges of a line between two rows pair in more than
  /// one way.
  private static func clearest(_ found: [(bar: BarLine, contrast: Double)]) -> [BarLine] {
    var result: [BarLine] = []
    for (i, one) in found.enumerated() {
      let isBeaten = found.indices.contains { j in
        guard j != i, one.bar.box.grownByOne.gap(to: found[j].bar.box) == 0 else { return false }
        return (found[j].contrast, i) > (one.contrast, j)
      }
      if !isBeaten { result.append(one.bar) }
    }
    return result
  }
}

extension PixelBox {
  fileprivate var grownByOne: PixelBox {
    PixelBox(xs: (xs.lowerBound - 1)..<(xs.upperBound + 1), ys: (ys.lowerBound - 1)..<(ys.upperBound + 1))
  }
}
