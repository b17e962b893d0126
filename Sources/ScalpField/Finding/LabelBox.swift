/// A rectangle of pixels around letters that stand together.
struct LabelBox {
  var xs: Range<Int>
  var ys: Range<Int>
  /// The height of a line of letters.
  var letterHeight: Int
  /// Pixels of strokes of groups that are surely drawn, and those among them that are clear.
  var strokePixels: Int
  var clearPixels: Int
  /// Pixels of strokes of all groups.
  var inkPixels: Int

  /// Whether it is more than one thin, sharp tip of a hair: a word or number has more strokes, a single digit clearer ones.
  private var isWritten: Bool { (strokePixels >= 150 || clearPixels * 5 >= strokePixels * 3) && isDense }

  /// Whether it is letters that stand together: strokes are a fifth of the smallest rectangle around such, and far less of one
  /// around sharp hairs, which lie apart.
  private var isDense: Bool { inkPixels * 12 >= xs.count * ys.count }

  /// The labels that groups of strokes make: letters beside and below each other, at least one of which is surely drawn.
  static func all(of groups: [StrokeGroup]) -> [LabelBox] {
    var labels: [LabelBox] = []
    for group in groups where group.isDrawn && group.hasLetters {
      labels.append(
        LabelBox(
          xs: group.xs, ys: group.ys, letterHeight: group.ys.count, strokePixels: group.faint, clearPixels: group.clear,
          inkPixels: group.faint)
      )
    }
    let letters = groups.filter { !($0.isDrawn && $0.hasLetters) && ($0.mayBeLetter || $0.mayBeDrawn && $0.hasLetters) }
    var isTaken = [Bool](repeating: false, count: letters.count)
    var grew = true
    while grew {
      grew = false
      for i in labels.indices {
        for j in letters.indices where !isTaken[j] && labels[i].mayHold(letters[j]) {
          isTaken[j] = true
          labels[i].join(letters[j].xs, letters[j].ys)
          labels[i].inkPixels += letters[j].faint
          grew = true
        }
      }
      labels = merged(labels, &grew)
    }
    return labels.filter(\.isWritten)
  }

  private static func merged(_ labels: [LabelBox], _ grew: inout Bool) -> [LabelBox] {
    var result: [LabelBox] = []
    for label in labels {
      if let i = result.firstIndex(where: { $0.isBeside(label.xs, label.ys) || label.isBeside($0.xs, $0.ys) }) {
        result[i].join(label.xs, label.ys)
        result[i].letterHeight = min(result[i].letterHeight, label.letterHeight)
        result[i].strokePixels += label.strokePixels
        result[i].clearPixels += label.clearPixels
        result[i].inkPixels += label.inkPixels
        grew = true
      } else {
        result.append(label)
      }
    }
    return result
  }

  /// Whether a rectangle is as near as the next letter or line is.
  private func isBeside(_ otherXs: Range<Int>, _ otherYs: Range<Int>) -> Bool {
    let reach = max(4, 7 * min(letterHeight, otherYs.count) / 10)
    return otherXs.lowerBound - reach < xs.upperBound && xs.lowerBound - reach < otherXs.upperBound
      && otherYs.lowerBound - reach < ys.upperBound && ys.lowerBound - reach < otherYs.upperBound
  }

  /// Whether a group is near enough, and no larger than a letter of this label or as sharp as one.
  private func mayHold(_ group: StrokeGroup) -> Bool {
    (group.mayBeDrawn || max(group.xs.count, group.ys.count) <= 2 * letterHeight) && isBeside(group.xs, group.ys)
  }

  private mutating func join(_ otherXs: Range<Int>, _ otherYs: Range<Int>) {
    xs = min(xs.lowerBound, otherXs.lowerBound)..<max(xs.upperBound, otherXs.upperBound)
    ys = min(ys.lowerBound, otherYs.lowerBound)..<max(ys.upperBound, otherYs.upperBound)
  }

  /// The same with a little room around, or, on each side where a plate's edge lies near, as far as that edge.
  func extendedToItsFrame(in bytes: ByteView) -> LabelBox {
    let room = 2
    let reach = max(8, letterHeight * 3 / 2)
    var box = self
    let left = plateEdge(from: xs.lowerBound, by: -1, reach, across: ys, isColumn: true, bytes)
    let right = plateEdge(from: xs.upperBound - 1, by: 1, reach, across: ys, isColumn: true, bytes)
    let top = plateEdge(from: ys.lowerBound, by: -1, reach, across: xs, isColumn: false, bytes)
    let bottom = plateEdge(from: ys.upperBound - 1, by: 1, reach, across: xs, isColumn: false, bytes)
    box.xs = max(0, left ?? (xs.lowerBound - room))..<min(bytes.width, (right ?? (xs.upperBound - 1 + room)) + 1)
    box.ys = max(0, top ?? (ys.lowerBound - room))..<min(bytes.height, (bottom ?? (ys.upperBound - 1 + room)) + 1)
    return box
  }

  /// The last column (or row) of a plate under the letters: a step to the next that goes the same way nearly all along
  /// the letters and is several times larger than the steps before and after.
  private func plateEdge(
    from start: Int, by direction: Int, _ reach: Int, across: Range<Int>, isColumn: Bool, _ bytes: ByteView
  ) -> Int? {
    let count = isColumn ? bytes.width : bytes.height
    var steps: [(mean: Double, agreement: Double)] = []
    // The nearest columns (or rows) are the letters' own edges.
    for distance in 2...reach {
      let at = start + direction * distance, beyond = at + direction
      guard beyond >= 0, beyond < count else { break }
      var sum = 0, rising = 0
      for position in across {
        let step =
          isColumn
          ? bytes.luma(beyond, position) - bytes.luma(at, position)
          : bytes.luma(position, beyond) - bytes.luma(position, at)
        sum += step
        if step > 0 { rising += 1 }
      }
      let share = Double(rising) / Double(across.count)
      steps.append((abs(Double(sum)) / Double(across.count), max(share, 1 - share)))
    }
    guard let best = steps.indices.max(by: { steps[$0].mean < steps[$1].mean }) else { return nil }
    let usual = steps.map(\.mean).sorted()[steps.count / 2]
    guard steps[best].mean >= 4, steps[best].agreement >= 0.8, steps[best].mean >= 3 * usual else { return nil }
    return start + direction * (best + 2)
  }
}
