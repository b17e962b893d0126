import Geometry

/// Draws anti-aliased strokes. A stroke covers a pixel once, however often its line runs over it.
struct StrokePen {
  private let width: Int
  private let height: Int
  /// How much of each pixel the stroke in work covers, 0 to 255.
  private var coverage: [UInt8]
  /// The pixels with any coverage.
  private var touched: [Int] = []

  init(for picture: RGBPicture) {
    width = picture.width
    height = picture.height
    coverage = [UInt8](repeating: 0, count: width * height)
  }

  /// Draws a line of the given width through `points`.
  mutating func line(
    _ points: [Point], width lineWidth: Double, _ color: RGB, opacity: Int = 255, on picture: inout RGBPicture
  ) {
    for i in points.indices.dropFirst() { cover(points[i - 1], points[i], halfWidth: lineWidth / 2) }
    lay(color, opacity, on: &picture)
  }

  /// Draws a circle's rim of the given width.
  mutating func ring(
    _ center: Point, radius: Double, width lineWidth: Double, _ color: RGB, opacity: Int = 255,
    on picture: inout RGBPicture
  ) {
    let reach = radius + lineWidth / 2 + 0.5
    cover(center, center, reach: reach) { p in
      lineWidth / 2 + 0.5 - abs((p - center).length - radius)
    }
    lay(color, opacity, on: &picture)
  }

  private mutating func cover(_ a: Point, _ b: Point, halfWidth: Double) {
    // A long line goes piece by piece, because its box would hold far more pixels than it touches.
    let length = (b - a).length
    guard length.isFinite else { return }
    let pieces = max(1, min(10_000, (length / 32).rounded(.up)))
    var start = a
    for k in 1...Int(pieces) {
      let end = a + Double(k) / pieces * (b - a)
      coverPiece(start, end, halfWidth: halfWidth)
      start = end
    }
  }

  private mutating func coverPiece(_ a: Point, _ b: Point, halfWidth: Double) {
    let d = b - a
    let l2 = d.squaredLength
    let perLength = l2 > 0 ? 1 / l2 : 0
    let reach = halfWidth + 0.5
    cover(a, b, reach: reach) { p in
      let t = min(1, max(0, (p - a).dot(d) * perLength))
      let squared = (p - (a + t * d)).squaredLength
      return squared < reach * reach ? reach - squared.squareRoot() : 0
    }
  }

  /// Covers the pixels of the box around `a` and `b`, grown by `reach`, by `amount`, which is cut to 0…1.
  private mutating func cover(_ a: Point, _ b: Point, reach: Double, by amount: (Point) -> Double) {
    func span(_ p: Double, _ q: Double, _ limit: Int) -> Range<Int> {
      let low = min(Double(limit), max(0, (min(p, q) - reach).rounded(.down)))
      let high = min(Double(limit), max(low, (max(p, q) + reach).rounded(.up) + 1))
      return Int(low)..<Int(high)
    }
    let xs = span(a.x, b.x, width)
    let ys = span(a.y, b.y, height)
    coverage.withUnsafeMutableBufferPointer { coverage in
      for y in ys {
        for x in xs {
          let value = amount(Point(Double(x), Double(y)))
          guard value > 0 else { continue }
          let covered = UInt8(255 * min(1, value) + 0.5)
          let index = y * width + x
          if coverage[index] == 0 && covered > 0 { touched.append(index) }
          coverage[index] = max(coverage[index], covered)
        }
      }
    }
  }

  /// Lays the stroke on the picture and makes ready for the next.
  private mutating func lay(_ color: RGB, _ opacity: Int, on picture: inout RGBPicture) {
    for index in touched {
      picture.blend(color, at: index, opacity: (Int(coverage[index]) * opacity + 127) / 255)
      coverage[index] = 0
    }
    touched.removeAll(keepingCapacity: true)
  }
}
