import Imaging

/// A photo's red, green and blue on the detection grid, in the photo's own coding, which is close to the square root of light:
/// differences that are equally visible are about equally large in it.
struct ReducedPhoto {
  let width: Int
  let height: Int
  /// The columns and rows that the photo fills.
  let columns: Range<Int>
  let rows: Range<Int>
  /// Red, green and blue plane after plane, row by row; 1 is `unit`.
  private(set) var samples: [UInt16]

  /// What stands for a sample of 255.
  static let unit: Float = 255 * 256

  init(_ photo: Photo, on grid: DetectionGrid, threads: Int) {
    width = grid.width
    height = grid.height
    (columns, rows) = (grid.columns, grid.rows)
    let columns = Taps(count: photo.width, reduced: grid.width, factor: grid.factor)
    let rows = Taps(count: photo.height, reduced: grid.height, factor: grid.factor)
    let (width, height) = (width, height)
    let plane = width * height
    samples = [UInt16](unsafeUninitializedCapacity: 3 * plane) { buffer, count in
      nonisolated(unsafe) let target = buffer.baseAddress!
      let lanes = max(1, min(threads, height / 64))
      _ = ParallelWork.map(lanes, threads: threads) { lane in
        Self.fill(
          target, photo, columns, rows, width: width, plane: plane,
          rowRange: height * lane / lanes..<height * (lane + 1) / lanes)
      }
      count = 3 * plane
    }
  }

  private static func fill(
    _ target: UnsafeMutablePointer<UInt16>, _ photo: Photo, _ columns: Taps, _ rows: Taps, width: Int, plane: Int,
    rowRange: Range<Int>
  ) {
    let lineCount = 3 * photo.width
    // One sample more, because pixels are read four samples at once.
    var line = [Float](repeating: 0, count: lineCount + 8)
    var bytes = [[UInt8]](repeating: [], count: rows.each)
    line.withUnsafeMutableBufferPointer { line in
      for y in rowRange {
        let start = rows.starts[y]
        photo.withRGB8Rows(start..<start + rows.each, &bytes) { pointers in
          let w = rows.weights[y * rows.each..<(y + 1) * rows.each]
          sum(pointers, Array(w), into: line.baseAddress!, count: lineCount)
        }
        let out = target + y * width
        columns.weights.withUnsafeBufferPointer { weights in
          for x in 0..<width {
            // Whole numbers below 2³²: exact, in whatever order they are added.
            var v = SIMD4<Double>.zero
            var i = 3 * columns.starts[x], k = x * columns.each
            for _ in 0..<columns.each {
              let sample = UnsafeRawPointer(line.baseAddress! + i).loadUnaligned(as: SIMD4<Float>.self)
              v += Double(weights[k]) * SIMD4<Double>(sample)
              i += 3
              k += 1
            }
            let scaled = v * (256 * (columns.shares[x] * rows.shares[y])) + 0.5
            out[x] = UInt16(scaled[0])
            out[x + plane] = UInt16(scaled[1])
            out[x + 2 * plane] = UInt16(scaled[2])
          }
        }
      }
    }
  }

  /// Rows of bytes added up, each times its weight, in their order.
  private static func sum(
    _ rows: [UnsafePointer<UInt8>], _ weights: [Float], into line: UnsafeMutablePointer<Float>, count: Int
  ) {
    var isFirst = true
    for (row, weight) in zip(rows, weights) where weight != 0 {
      var x = 0
      while x + 8 <= count {
        let v = weight * SIMD8<Float>(UnsafeRawPointer(row + x).loadUnaligned(as: SIMD8<UInt8>.self))
        let sum = isFirst ? v : UnsafeRawPointer(line + x).loadUnaligned(as: SIMD8<Float>.self) + v
        UnsafeMutableRawPointer(line + x).storeBytes(of: sum, as: SIMD8<Float>.self)
        x += 8
      }
      while x < count {
        let v = weight * Float(row[x])
        line[x] = isFirst ? v : line[x] + v
        x += 1
      }
      isFirst = false
    }
  }
}

extension Photo {
  /// Calls `body` with rows of interleaved red, green and blue bytes; what is not stored so is converted into `buffers`.
  fileprivate func withRGB8Rows(
    _ range: Range<Int>, _ buffers: inout [[UInt8]], _ body: ([UnsafePointer<UInt8>]) -> Void
  ) {
    if case .rgb8(let s) = samples {
      s.withUnsafeBufferPointer { p in body(range.map { p.baseAddress! + 3 * width * $0 }) }
      return
    }
    for (i, y) in range.enumerated() { buffers[i] = rgb8Row(y) }
    func pass(_ i: Int, _ rows: [UnsafePointer<UInt8>]) {
      if i == range.count { return body(rows) }
      buffers[i].withUnsafeBufferPointer { pass(i + 1, rows + [$0.baseAddress!]) }
    }
    pass(0, [])
  }

  private func rgb8Row(_ y: Int) -> [UInt8] {
    func byte(_ v: UInt16) -> UInt8 { UInt8((UInt32(v) + 128) / 257) }
    switch samples {
    case .gray8(let s): return (y * width..<(y + 1) * width).flatMap { [s[$0], s[$0], s[$0]] }
    case .rgb8(let s): return Array(s[3 * y * width..<3 * (y + 1) * width])
    case .gray16(let s): return (y * width..<(y + 1) * width).flatMap { [byte(s[$0]), byte(s[$0]), byte(s[$0])] }
    case .rgb16(let s): return (3 * y * width..<3 * (y + 1) * width).map { byte(s[$0]) }
    }
  }
}
