import Geometry
import HairNetwork

/// What the network's cells say of a place.
struct CellEvidence {
  /// What speaks for an end of a shaft.
  struct EndLogOdds {
    var root: Double
    var tip: Double
  }

  private let evidence: HairEvidence
  private let axes: [Point]

  init(_ evidence: HairEvidence) {
    self.evidence = evidence
    axes = SightingFinder.axes(evidence.directions)
  }

  /// The log-odds of a root and of a tip near a point of cells: the largest within a cell and a half.
  func ends(at p: Point) -> EndLogOdds {
    var root = -Self.limit, tip = -Self.limit
    let columns = Self.around(p.x, in: evidence.columns), rows = Self.around(p.y, in: evidence.rows)
    for y in rows {
      evidence.withLogits(row: y) { logits in
        for x in columns {
          let i = x * evidence.valuesPerCell + evidence.directions
          root = max(root, Double(logits[i]) * Double(evidence.cellLogitScale))
          tip = max(tip, Double(logits[i + 1]) * Double(evidence.cellLogitScale))
        }
      }
    }
    return EndLogOdds(root: min(root, Self.limit), tip: min(tip, Self.limit))
  }

  /// The log-odds of a shaft of one direction on the way between two points, each the largest of the cells next to it: their
  /// mean and the least of them.
  func presence(from a: Point, to b: Point, along axis: Point) -> (mean: Double, least: Double) {
    let bin = axes.indices.max { abs(axes[$0].dot(axis)) < abs(axes[$1].dot(axis)) } ?? 0
    let count = min(ChainJoiner.mostLooks, max(1, Int(a.distance(to: b))))
    var sum = 0.0, least = Self.limit
    for i in 0..<count {
      let p = a + ((Double(i) + 0.5) / Double(count)) * (b - a)
      var most = -Self.limit
      for y in Self.around(p.y, in: evidence.rows) {
        evidence.withLogits(row: y) { logits in
          for x in Self.around(p.x, in: evidence.columns) {
            most = max(most, Double(logits[x * evidence.valuesPerCell + bin]) * Double(evidence.cellLogitScale))
          }
        }
      }
      most = min(most, Self.limit)
      sum += most
      least = min(least, most)
    }
    return (sum / Double(count), least)
  }

  /// The cells next to a place along one axis; none where it lies outside.
  private static func around(_ v: Double, in count: Int) -> Range<Int> {
    let middle = Int(v.rounded())
    return (middle - 1..<middle + 2).clamped(to: 0..<count)
  }

  /// More is not believed.
  private static let limit = 6.0
}
