/// A stretch of one row along which the luma steps the same way to the row below.
struct EdgeRun {
  /// The row above the step.
  var row: Int
  /// Columns from the first to the last step.
  var xs: Range<Int>
  /// Whether the row below is brighter.
  var rises: Bool

  /// The least step in 8-bit codes.
  static let leastStep = 12
  /// The least number by which columns with the step outnumber those without.
  static let leastSupport = 24
  /// How many columns without a step, as where hair crosses a line, do not end a run.
  static let longestGap = 40

  /// All runs of a picture, row by row, in each from the left, falling before rising ones.
  static func all(in picture: LumaPicture) -> [EdgeRun] {
    var result: [EdgeRun] = []
    let w = picture.width
    picture.values.withUnsafeBufferPointer { values in
      for y in 0..<max(0, picture.height - 1) {
        for rises in [false, true] {
          let sign = rises ? 1 : -1
          var start = 0, support = 0, best = 0, bestEnd = 0
          func close() {
            if best >= leastSupport { result.append(EdgeRun(row: y, xs: start..<bestEnd, rises: rises)) }
          }
          for x in 0..<w {
            let step = sign * (Int(values[(y + 1) * w + x]) - Int(values[y * w + x]))
            if step >= leastStep {
              if support == 0 { start = x }
              support += 1
              if support > best { (best, bestEnd) = (support, x + 1) }
            } else if support > 0 {
              support -= 1
              if support == 0 || best - support > longestGap {
                close()
                (support, best) = (0, 0)
              }
            }
          }
          close()
        }
      }
    }
    return result
  }
}
