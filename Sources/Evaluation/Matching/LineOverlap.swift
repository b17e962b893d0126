import Geometry

/// How far two sets of lines run along each other.
struct LineOverlap {
  /// A line of one set and one of the other that come near each other.
  struct Pair {
    var a: Int
    var b: Int
    /// Share of the visible length of `a` that is within the tolerance of `b`.
    var shareOfA: Double
    var shareOfB: Double
  }

  /// Points of each set within the tolerance of any line of the other.
  var pointsOfA: Share
  var pointsOfB: Share
  /// Pairs where both shares are above 0, by `a`, then `b`.
  var pairs: [Pair]

  init(
    _ a: [(line: Polyline, sampled: SampledLine)], _ b: [(line: Polyline, sampled: SampledLine)], tolerancePx: Double,
    region: VisibleRegion
  ) {
    let (hitsOfA, ab) = Self.shares(a, b.map(\.line), tolerancePx, region)
    let (hitsOfB, ba) = Self.shares(b, a.map(\.line), tolerancePx, region)
    pointsOfA = hitsOfA
    pointsOfB = hitsOfB
    var reverse: [Int: Double] = [:]
    for entry in ba { reverse[entry.to * b.count + entry.from] = entry.share }
    pairs = ab.compactMap { entry in
      reverse[entry.from * b.count + entry.to].map {
        Pair(a: entry.from, b: entry.to, shareOfA: entry.share, shareOfB: $0)
      }
    }
  }

  /// The points of `lines` near any target, and per line and target the share of its points near it.
  private static func shares(
    _ lines: [(line: Polyline, sampled: SampledLine)], _ targets: [Polyline], _ tolerancePx: Double,
    _ region: VisibleRegion
  ) -> (Share, [(from: Int, to: Int, share: Double)]) {
    let grid = SegmentGrid(targets, reach: tolerancePx, widthPx: region.widthPx, heightPx: region.heightPx)
    var all = Share(0, of: 0)
    var entries: [(from: Int, to: Int, share: Double)] = []
    var counts = [Int](repeating: 0, count: targets.count)
    for (number, line) in lines.enumerated() {
      var touched: [Int] = []
      for p in line.sampled.points {
        var near = false
        grid.forEachLine(near: p) { target in
          near = true
          if counts[target] == 0 { touched.append(target) }
          counts[target] += 1
        }
        if near { all.count += 1 }
      }
      all.total += line.sampled.points.count
      for target in touched.sorted() {
        entries.append((number, target, Double(counts[target]) / Double(line.sampled.points.count)))
        counts[target] = 0
      }
    }
    return (all, entries)
  }
}
