/// Stretches of ink along the rows of a part of a picture, and which of them hang together.
struct InkRuns {
  private struct Run {
    /// The first and one past the last column, and the row.
    var start: Int
    var end: Int
    var row: Int
    /// A run of the same patch of ink, found earlier or itself.
    var parent: Int
  }

  private var runs: [Run] = []

  init(_ picture: LumaPicture, in area: PixelBox, threshold: Int, isBright: Bool) {
    var above = 0..<0
    for row in area.ys {
      let first = runs.count
      picture.values.withUnsafeBufferPointer { values in
        guard let base = values.baseAddress else { return }
        appendRuns(base + row * picture.width, area.xs, row, threshold: threshold, isBright: isBright)
      }
      join(first..<runs.count, above)
      above = first..<runs.count
    }
  }

  /// The rectangles around patches of ink, in reading order of their first pixels.
  mutating func boxes() -> [PixelBox] {
    var place = [Int](repeating: -1, count: runs.count)
    var result: [PixelBox] = []
    for i in runs.indices {
      let run = runs[i], patch = root(of: i)
      if place[patch] < 0 {
        place[patch] = result.count
        result.append(PixelBox(xs: run.start..<run.end, ys: run.row..<(run.row + 1)))
      } else {
        let box = result[place[patch]]
        result[place[patch]] = PixelBox(
          xs: min(box.xs.lowerBound, run.start)..<max(box.xs.upperBound, run.end),
          ys: box.ys.lowerBound..<(run.row + 1))
      }
    }
    return result
  }

  private mutating func appendRuns(
    _ row: UnsafePointer<UInt8>, _ xs: Range<Int>, _ y: Int, threshold: Int, isBright: Bool
  ) {
    typealias Bytes = SIMD16<UInt8>
    let limit = Bytes(repeating: UInt8(threshold))
    var start = -1
    var x = xs.lowerBound
    while x < xs.upperBound {
      if x + 16 <= xs.upperBound {
        // Most stretches are all ink or none.
        let values = UnsafeRawPointer(row + x).loadUnaligned(as: Bytes.self)
        let isInk = unsafeBitCast(isBright ? values .>= limit : values .<= limit, to: SIMD2<UInt64>.self)
        if isInk[0] & isInk[1] == .max {
          if start < 0 { start = x }
        } else if isInk[0] | isInk[1] == 0 {
          if start >= 0 { runs.append(Run(start: start, end: x, row: y, parent: runs.count)) }
          start = -1
        } else {
          appendRuns(isInk[0], x, y, &start)
          appendRuns(isInk[1], x &+ 8, y, &start)
        }
        x &+= 16
        continue
      }
      let isInk = isBright ? Int(row[x]) >= threshold : Int(row[x]) <= threshold
      if isInk && start < 0 { start = x }
      if !isInk && start >= 0 {
        runs.append(Run(start: start, end: x, row: y, parent: runs.count))
        start = -1
      }
      x &+= 1
    }
    if start >= 0 { runs.append(Run(start: start, end: xs.upperBound, row: y, parent: runs.count)) }
  }

  /// Goes on over eight columns from `x` on, whose bytes are all ones where there is ink and zero elsewhere.
  ///
  /// - Parameter start: the first column of the run that has not ended yet, or −1.
  private mutating func appendRuns(_ isInk: UInt64, _ x: Int, _ y: Int, _ start: inout Int) {
    let bytes = UInt64(littleEndian: isInk)
    var done = 0
    while done < 8 {
      // The bits up to the first column that is other than those before it.
      let other = (start < 0 ? bytes : ~bytes) >> UInt64(8 * done)
      guard other != 0 else { return }
      done += other.trailingZeroBitCount / 8
      if start < 0 {
        start = x + done
      } else {
        runs.append(Run(start: start, end: x + done, row: y, parent: runs.count))
        start = -1
      }
    }
  }

  /// Joins the runs of a row with those of the row above that they touch, over corners too.
  private mutating func join(_ row: Range<Int>, _ above: Range<Int>) {
    var next = above.lowerBound
    for i in row {
      while next < above.upperBound && runs[next].end < runs[i].start { next += 1 }
      var other = next
      while other < above.upperBound && runs[other].start <= runs[i].end {
        let (a, b) = (root(of: other), root(of: i))
        runs[max(a, b)].parent = min(a, b)
        other += 1
      }
    }
  }

  private mutating func root(of run: Int) -> Int {
    var i = run
    while runs[i].parent != i {
      // Halves the way for the next time (van Leeuwen, van der Weide 1977).
      runs[i].parent = runs[runs[i].parent].parent
      i = runs[i].parent
    }
    return i
  }
}
