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
      guard let base = values.baseAddress else { return }
      for y in 0..<max(0, picture.height - 1) {
        let row = base + y * w, below = row + w
        appendRuns(from: row, to: below, w, row: y, rises: false, &result)
        appendRuns(from: below, to: row, w, row: y, rises: true, &result)
      }
    }
    return result
  }

  /// Columns that are looked at together: more than the longest gap, so that where none has a step every run ends.
  private static let stretch = 64

  /// The runs along which `high` is brighter than `low`.
  private static func appendRuns(
    from high: UnsafePointer<UInt8>, to low: UnsafePointer<UInt8>, _ count: Int, row: Int, rises: Bool,
    _ result: inout [EdgeRun]
  ) {
    var start = 0, support = 0, best = 0, bestEnd = 0
    func close() {
      if best >= leastSupport { result.append(EdgeRun(row: row, xs: start..<bestEnd, rises: rises)) }
      (support, best) = (0, 0)
    }
    var x = 0
    while x < count {
      let end = min(count, x &+ stretch)
      if !hasStep(high, low, x, end) {
        if support > 0 && end - x > longestGap { close() }
        // What is left at the row's end ends there anyway.
        x = end
        continue
      }
      while x < end {
        if Int(high[x]) &- Int(low[x]) >= leastStep {
          if support == 0 { start = x }
          support &+= 1
          if support > best { (best, bestEnd) = (support, x &+ 1) }
        } else if support > 0 {
          support &-= 1
          if support == 0 || best &- support > longestGap { close() }
        }
        x &+= 1
      }
    }
    if support > 0 { close() }
  }

  private static func hasStep(
    _ high: UnsafePointer<UInt8>, _ low: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    var largest: UInt8 = 0
    for x in start..<end {
      let step = max(high[x], low[x]) &- low[x]
      largest = max(largest, step)
    }
    return Int(largest) >= leastStep
  }
}
