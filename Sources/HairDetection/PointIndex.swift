import Geometry

/// Points found again by where they are: a grid of squares with a list each.
struct PointIndex {
  private let left: Double, top: Double, pitch: Double
  private let columns: Int, rows: Int
  private var heads: [Int32]
  private var next: [Int32] = []
  private var numbers: [Int32] = []

  /// An empty index for points in the bounds of `points`.
  init(_ points: [Point], pitch: Double) {
    self.pitch = pitch
    let first = points.first ?? .zero
    left = points.reduce(first.x) { min($0, $1.x) }
    top = points.reduce(first.y) { min($0, $1.y) }
    columns = Int((points.reduce(first.x) { max($0, $1.x) } - left) / pitch) + 1
    rows = Int((points.reduce(first.y) { max($0, $1.y) } - top) / pitch) + 1
    heads = [Int32](repeating: -1, count: columns * rows)
  }

  /// An index of all points under their positions in the array.
  init(of points: [Point], pitch: Double) {
    self.init(points, pitch: pitch)
    for (i, p) in points.enumerated() { insert(i, at: p) }
  }

  mutating func insert(_ number: Int, at p: Point) {
    let k = Int((p.y - top) / pitch) * columns + Int((p.x - left) / pitch)
    numbers.append(Int32(number))
    next.append(heads[k])
    heads[k] = Int32(next.count - 1)
  }

  /// Calls `body` with the number of every point in the squares that `reach` touches, squares in reading order.
  func forEach(near p: Point, reach: Double, _ body: (Int) -> Void) {
    _ = anyInserted(near: p, reach: reach) {
      body($0)
      return false
    }
  }

  /// Whether one of the points in the squares that `reach` touches fulfils a condition.
  func anyInserted(near p: Point, reach: Double, where isWanted: (Int) -> Bool) -> Bool {
    let x0 = max(0, Int(((p.x - reach - left) / pitch).rounded(.down)))
    let x1 = min(columns - 1, Int(((p.x + reach - left) / pitch).rounded(.down)))
    let y0 = max(0, Int(((p.y - reach - top) / pitch).rounded(.down)))
    let y1 = min(rows - 1, Int(((p.y + reach - top) / pitch).rounded(.down)))
    guard x0 <= x1, y0 <= y1 else { return false }
    for y in y0...y1 {
      for x in x0...x1 {
        var k = heads[y * columns + x]
        while k >= 0 {
          if isWanted(Int(numbers[Int(k)])) { return true }
          k = next[Int(k)]
        }
      }
    }
    return false
  }
}
