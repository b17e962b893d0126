import Elementary
import Geometry

/// A shaft put together from sightings, in cells.
struct FoundShaft {
  /// The centreline from root to tip, also where it was not seen but is expected to go on.
  var points: [Point]
  /// Which of the points were seen.
  private var seen: Range<Int>
  var width: Double
  /// The log-odds that the first point, not the last, is the root.
  var rootOdds: Double
  /// What speaks for a root and a tip at the first and at the last point.
  private(set) var ends: (first: CellEvidence.EndLogOdds, last: CellEvidence.EndLogOdds)
  var evidence: ShaftEvidence
  /// The probability that this is a hair.
  var confidence = 0.5

  /// What is shorter is no shaft, cells.
  private static let leastLength = 2.0
  /// So much of it must have been seen.
  private static let leastSeen = 1.0
  /// So far a shaft is drawn on beyond what was seen of it.
  private static let farthestEnd = 28.0
  /// How far beyond a shaft's edge that is looked at, cells.
  private static let justBeside = 0.6
  /// Of fewer points nothing is said; then all are asked.
  private static let leastShown = 4

  /// - Parameter cells: what speaks for roots and tips.
  /// - Returns: `nil` where a chain is too short.
  init?(_ chain: SightingChain, cells: CellEvidence) {
    let links = chain.links
    guard links.count > 1 else { return nil }
    let arcs = chain.arcs, seenLength = arcs[arcs.count - 1]
    guard seenLength >= Self.leastSeen else { return nil }
    let front = ChainEnd(chain), back = ChainEnd(chain.reversed)
    var middle = links.map(\.position)
    for i in 1..<middle.count - 1 {
      middle[i] = 0.5 * links[i].position + 0.25 * (links[i - 1].position + links[i + 1].position)
    }
    let before = back.beyond(Self.farthestEnd)
    points = before.reversed() + middle + front.beyond(Self.farthestEnd)
    seen = before.count..<before.count + middle.count
    let length = Polyline(points).length
    guard length >= Self.leastLength else { return nil }
    let n = Double(links.count)
    self.ends = (cells.ends(at: points[0]), cells.ends(at: points[points.count - 1]))
    let course = min(0.99, max(0.01, chain.tipAhead))
    let (first, last) = self.ends
    rootOdds = 0.5 * (first.root - first.tip + last.tip - last.root) + Elementary.logit(course)
    let darkness = links.reduce(0) { $0 + $1.darkness } / n
    width = Elementary.exp(ChainEnd.median(links.map(\.logWidth)))
    let probabilities = links.map(\.probability).sorted()
    let surprises = links.indices.map { i in
      abs(min(links[i].ahead, 50) - min(seenLength - arcs[i], 50)) + abs(min(links[i].behind, 50) - min(arcs[i], 50))
    }
    evidence = ShaftEvidence()
    evidence[.probability] = probabilities.reduce(0, +) / n
    evidence[.leastProbability] = probabilities[probabilities.count / 10]
    evidence[.length] = Elementary.log(length / 40)
    evidence[.seenShare] = seenLength / length
    evidence[.gaps] = Elementary.log(max(0.2, n / max(1, seenLength)))
    evidence[.width] = Elementary.log(width / HairDetector.usualWidth)
    evidence[.aspect] = Elementary.log(length / width / 10)
    evidence[.surprise] = Elementary.log(1 + ChainEnd.median(surprises) / 4)
    evidence[.rest] = Elementary.log(1 + (max(0, front.rest) + max(0, back.rest)) / 4)
    evidence[.isLight] = 1 - darkness
  }

  /// Puts what the shaft looks like, and how much what lies just beside it looks like it, into the evidence.
  ///
  /// - Parameter isFree: whether a point shows this shaft, not a wider one over it.
  mutating func weighLooks(_ contrast: SkinContrast, isFree: (Point) -> Bool) {
    let line = Array(points[seen])
    var shown = line.indices.filter { isFree(line[$0]) }
    evidence[.freeShare] = Double(shown.count) / Double(line.count)
    if shown.count < Self.leastShown { shown = Array(line.indices) }
    let own = ShaftColor(shown.map { contrast.color(at: HairDetector.pixel(line[$0])) })
    func likeness(at p: Point) -> Double { Double(own.likeness(of: contrast.color(at: HairDetector.pixel(p)))) }
    var left = 0.0, right = 0.0
    for i in shown {
      let run = line[min(i + 1, line.count - 1)] - line[max(0, i - 1)]
      let aside = (width / 2 + Self.justBeside) * run.normalized.perpendicular
      left += likeness(at: line[i] + aside)
      right += likeness(at: line[i] - aside)
    }
    let n = Double(shown.count)
    evidence[.depth] = Elementary.log(2 * own.depth)
    evidence[.clearSide] = 2 * min(left, right) / n
    evidence[.otherSide] = 2 * max(left, right) / n
  }

  /// The same with the last point as its first.
  var reversed: FoundShaft {
    var r = self
    r.points.reverse()
    r.seen = points.count - seen.upperBound..<points.count - seen.lowerBound
    r.rootOdds = -rootOdds
    r.ends = (ends.last, ends.first)
    return r
  }

  /// Puts what speaks for the ends being what they are taken for into the evidence.
  mutating func weighEnds() {
    evidence[.root] = ends.first.root / 3
    evidence[.tip] = ends.last.tip / 3
    evidence[.direction] = rootOdds / 3
  }
}
