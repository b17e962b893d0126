import Geometry

/// Takes away what lies beyond a shaft's ends: where the photo no longer looks like the shaft, but like skin or like hair below it.
struct ShaftEnds {
  let contrast: SkinContrast

  /// Of the shaft's own contrast, what its end still has: the middle of the edge.
  private static let share: Float = 0.5
  /// At most so much of the line is taken away at an end.
  private static let most = 0.6
  /// The share of the line, the clearest of it, that tells what the shaft looks like.
  private static let clearest = 0.6
  /// The distance between looks, cells.
  private static let step = 0.25

  /// - Parameters:
  ///   - points: a centreline in cells.
  ///   - isFree: whether a point of it shows this shaft, not a wider one over it.
  func trimmed(_ points: [Point], isFree: (Point) -> Bool) -> [Point] {
    let line = Polyline(points).resampled(spacing: Self.step).points
    guard line.count > 8 else { return points }
    let looks = line.map { contrast.color(at: HairDetector.pixel($0)) }
    let free = line.map(isFree)
    var own = looks.indices.filter { free[$0] }
    guard own.count > 8 else { return points }
    let mean = own.reduce(SIMD3<Float>.zero) { $0 + looks[$1] } / Float(own.count)
    own.sort {
      let a = (looks[$0] * mean).sum(), b = (looks[$1] * mean).sum()
      return a != b ? a > b : $0 < $1
    }
    let color = ShaftColor(own.prefix(max(1, Int(Double(own.count) * Self.clearest))).map { looks[$0] })
    guard color.isClear else { return points }
    let likeness = looks.indices.map { free[$0] ? color.likeness(of: looks[$0]) : 1 }
    let limit = Int(Double(line.count) * Self.most)
    func beyond(_ values: some Sequence<Float>) -> Int {
      var previous: Float = -1
      for (i, value) in values.enumerated().prefix(limit + 1) {
        if value >= Self.share, previous >= Self.share { return max(0, i - 1) }
        previous = value
      }
      return 0
    }
    let first = beyond(likeness), last = min(beyond(likeness.reversed()), line.count - 2 - first)
    return Array(line[first..<line.count - max(0, last)])
  }
}
