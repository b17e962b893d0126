import Elementary
import Geometry

/// A shaft put together from sightings, in cells.
struct FoundShaft {
  /// The centreline from root to tip, also where it was not seen but is expected to go on.
  var points: [Point]
  var width: Double
  /// The log-odds that the first point, not the last, is the root.
  var rootOdds: Double
  /// What speaks for a root and a tip at the first and at the last point.
  private(set) var ends: (first: CellEvidence.EndLogOdds, last: CellEvidence.EndLogOdds)
  var evidence: ShaftEvidence
  /// The probability that this is a hair.
  var confidence = 0.5

  /// What is shorter is no shaft, cells.
  private static let leastLength = 5.0
  /// So much of it must have been seen.
  private static let leastSeen = 3.0
  /// So far a shaft is drawn on beyond what was seen of it.
  private static let farthestEnd = 28.0
  /// How far beyond a shaft's edge that is looked at, cells.
  private static let justBeside = 0.6

  /// - Parameters:
  ///   - cells: what speaks for roots and tips.
  ///   - contrast: what the shaft and what lies beside it look like.
  /// - Returns: `nil` where a chain is too short.
  init?(_ chain: SightingChain, cells: CellEvidence, contrast: SkinContrast) {
    let links = chain.links
    guard links.count > 2 else { return nil }
    let arcs = chain.arcs, seen = arcs[arcs.count - 1]
    guard seen >= Self.leastSeen else { return nil }
    let front = ChainEnd(chain), back = ChainEnd(chain.reversed)
    var middle = links.map(\.position)
    for i in 1..<middle.count - 1 {
      middle[i] = 0.5 * links[i].position + 0.25 * (links[i - 1].position + links[i + 1].position)
    }
    points = back.beyond(Self.farthestEnd).reversed() + middle + front.beyond(Self.farthestEnd)
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
      abs(min(links[i].ahead, 50) - min(seen - arcs[i], 50)) + abs(min(links[i].behind, 50) - min(arcs[i], 50))
    }
    evidence = ShaftEvidence()
    evidence[.probability] = probabilities.reduce(0, +) / n
    evidence[.leastProbability] = probabilities[probabilities.count / 10]
    evidence[.length] = Elementary.log(length / 40)
    evidence[.seenShare] = seen / length
    evidence[.gaps] = Elementary.log(max(0.2, n / max(1, seen)))
    evidence[.width] = Elementary.log(width / HairDetector.usualWidth)
    evidence[.aspect] = Elementary.log(length / width / 10)
    evidence[.surprise] = Elementary.log(1 + ChainEnd.median(surprises) / 4)
    evidence[.rest] = Elementary.log(1 + (max(0, front.rest) + max(0, back.rest)) / 4)
    evidence[.isLight] = 1 - darkness
    weighLooks(along: middle, contrast)
  }

  /// Puts what the shaft looks like, and how much what lies just beside it looks like it, into the evidence.
  private mutating func weighLooks(along line: [Point], _ contrast: SkinContrast) {
    let own = ShaftColor(line.map { contrast.color(at: HairDetector.pixel($0)) })
    func likeness(at p: Point) -> Double { Double(own.likeness(of: contrast.color(at: HairDetector.pixel(p)))) }
    var left = 0.0, right = 0.0
    for i in line.indices {
      let run = line[min(i + 1, line.count - 1)] - line[max(0, i - 1)]
      let aside = (width / 2 + Self.justBeside) * run.normalized.perpendicular
      left += likeness(at: line[i] + aside)
      right += likeness(at: line[i] - aside)
    }
    let n = Double(line.count)
    evidence[.depth] = Elementary.log(2 * own.depth)
    evidence[.clearSide] = 2 * min(left, right) / n
    evidence[.otherSide] = 2 * max(left, right) / n
  }

  /// The same with the last point as its first.
  var reversed: FoundShaft {
    var r = self
    r.points.reverse()
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
