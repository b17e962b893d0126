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

  /// - Parameter points: a centreline in cells.
  func trimmed(_ points: [Point]) -> [Point] {
    let line = Polyline(points).resampled(spacing: Self.step).points
    guard line.count > 8 else { return points }
    let looks = line.map { contrast.color(at: HairDetector.pixel($0)) }
    let mean = looks.reduce(SIMD3<Float>.zero, +) / Float(looks.count)
    let clear = looks.indices.sorted {
      let a = (looks[$0] * mean).sum(), b = (looks[$1] * mean).sum()
      return a != b ? a > b : $0 < $1
    }.prefix(max(1, Int(Double(looks.count) * Self.clearest)))
    let own = ShaftColor(clear.map { looks[$0] })
    guard own.isClear else { return points }
    let likeness = looks.map(own.likeness)
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
