import Evaluation
import Geometry

/// The hairs of a phantom, to tell which of them a part of a line is.
struct TrueHairs {
  private let hairs: [(line: Polyline, arcs: [Double], low: Point, high: Point)]
  /// How near a part of a hair lies to it: for certain, and perhaps.
  private let nearPx: Double
  private let perhapsPx: Double

  /// Where a part of a line lies on a hair: the distances from the root of where it begins and ends.
  struct Place {
    var hair: Int
    var offset: Double
    var begin: Double
    var end: Double
  }

  init(_ truth: GroundTruth) {
    hairs = truth.hairs.map { hair in
      let x = hair.polyline.points.map(\.x), y = hair.polyline.points.map(\.y)
      return (
        hair.polyline, hair.polyline.arcLengths, Point(x.min() ?? 0, y.min() ?? 0), Point(x.max() ?? 0, y.max() ?? 0)
      )
    }
    nearPx = 16 / truth.umPerPx
    perhapsPx = 20 / truth.umPerPx
  }

  /// The hairs along which some points run, the nearest first.
  func places(_ points: [Point]) -> [Place] {
    hairs.indices.compactMap { i -> Place? in
      let (line, arcs, low, high) = hairs[i]
      let room = 2 * perhapsPx
      guard
        points.allSatisfy({ $0.x > low.x - room && $0.x < high.x + room && $0.y > low.y - room && $0.y < high.y + room }
        )
      else { return nil }
      let nearest = points.map(line.nearest)
      let offset = nearest.reduce(0) { $0 + $1.distance } / Double(points.count)
      guard offset < perhapsPx else { return nil }
      func arc(_ n: (distance: Double, segment: Int, fraction: Double)) -> Double {
        arcs[n.segment] + n.fraction * (arcs[n.segment + 1] - arcs[n.segment])
      }
      return Place(hair: i, offset: offset, begin: arc(nearest[0]), end: arc(nearest[nearest.count - 1]))
    }.sorted { ($0.offset, $0.hair) < ($1.offset, $1.hair) }
  }

  /// Whether two ends that look at each other are of one hair and follow each other on it; `nil` where this cannot be told.
  ///
  /// - Parameter places: of all ends: each part of a line has two that follow each other.
  func areOne(_ places: [[Place]], _ first: Int, _ second: Int) -> Bool? {
    guard let a = places[first].first, let b = places[second].first else {
      return places[first].isEmpty && places[second].isEmpty ? nil : false
    }
    if a.hair == b.hair {
      guard a.offset < nearPx, b.offset < nearPx, follow(a, b) else { return false }
      // What skips a part is not wrong, but not what is to be learnt.
      return isAnyBetween(a, b, places, but: [first / 2, second / 2]) ? nil : true
    }
    // Where hairs lie on each other, the second nearest may be meant.
    let others = places[first].contains { p in places[second].contains { $0.hair == p.hair && follow(p, $0) } }
    return others ? nil : false
  }

  /// Whether both run towards each other along their hair.
  private func follow(_ p: Place, _ q: Place) -> Bool {
    let out = p.end - p.begin, into = q.end - q.begin
    return out * into < 0 && (q.end - p.end) * out > -2 * nearPx * abs(out)
  }

  private func isAnyBetween(_ a: Place, _ b: Place, _ places: [[Place]], but own: [Int]) -> Bool {
    let low = min(a.end, b.end), high = max(a.end, b.end)
    guard high - low > 2 * nearPx else { return false }
    return places.indices.contains { i in
      guard !own.contains(i / 2), let p = places[i].first, p.hair == a.hair else { return false }
      return p.end > low + nearPx / 2 && p.end < high - nearPx / 2
    }
  }
}
