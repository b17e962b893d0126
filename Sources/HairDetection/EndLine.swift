import Geometry

/// The course of a chain near one of its ends, to measure distances to quickly.
struct EndLine {
  /// Links from the end that are looked at.
  private static let most = 60
  /// Vertices from the end inwards, filled up to whole vectors with what is far away.
  private let x: [SIMD8<Double>]
  private let y: [SIMD8<Double>]
  private let count: Int

  /// - Parameter points: from the end inwards.
  init(_ points: some Collection<Point>) {
    let near = points.prefix(Self.most)
    count = near.count
    var x = [SIMD8<Double>](repeating: SIMD8(repeating: 1e9), count: (count + 7) / 8), y = x
    for (i, p) in near.enumerated() {
      x[i / 8][i % 8] = p.x
      y[i / 8][i % 8] = p.y
    }
    self.x = x
    self.y = y
  }

  /// The distance of a point, cells; `nil` where it is nearest to the last vertex, beyond which the line goes on.
  func distance(to p: Point) -> Double? {
    var least = SIMD8<Double>(repeating: .infinity)
    var blocks = SIMD8<Int64>(repeating: 0)
    for block in x.indices {
      let dx = x[block] - p.x, dy = y[block] - p.y
      let d = dx * dx + dy * dy
      let isNearer = d .< least
      least.replace(with: d, where: isNearer)
      blocks.replace(with: Int64(block), where: isNearer)
    }
    let shortest = least.min()
    var nearest = count
    for lane in 0..<8 where least[lane] == shortest { nearest = min(nearest, 8 * Int(blocks[lane]) + lane) }
    // The nearest point lies on one of the segments of the nearest vertex.
    var result: Double?
    for i in max(0, nearest - 1)..<min(count - 1, nearest + 1) {
      let a = vertex(i), d = vertex(i + 1) - a
      let square = d.squaredLength
      let t = square > 0 ? min(1, max(0, (p - a).dot(d) / square)) : 0
      if i == count - 2, t == 1 { continue }
      let distance = p.distance(to: a + t * d)
      result = min(result ?? distance, distance)
    }
    return result
  }

  private func vertex(_ i: Int) -> Point { Point(x[i / 8][i % 8], y[i / 8][i % 8]) }
}
