import Geometry
import HairNetwork

/// What speaks for a root or a tip at a place.
struct EndEvidence {
  struct LogOdds {
    var root: Double
    var tip: Double
  }

  private let evidence: HairEvidence

  init(_ evidence: HairEvidence) { self.evidence = evidence }

  /// The log-odds of a root and of a tip near a point of cells: the largest within a cell and a half.
  func logOdds(at p: Point) -> LogOdds {
    var root = -Self.limit, tip = -Self.limit
    let columns = Self.around(p.x, in: evidence.columns), rows = Self.around(p.y, in: evidence.rows)
    for y in rows {
      evidence.withLogits(row: y) { logits in
        for x in columns {
          let i = x * evidence.valuesPerCell + evidence.directions
          root = max(root, Double(logits[i]) * Double(evidence.logitScale))
          tip = max(tip, Double(logits[i + 1]) * Double(evidence.logitScale))
        }
      }
    }
    return LogOdds(root: min(root, Self.limit), tip: min(tip, Self.limit))
  }

  /// The cells next to a place along one axis; none where it lies outside.
  private static func around(_ v: Double, in count: Int) -> Range<Int> {
    let middle = Int(v.rounded())
    return (middle - 1..<middle + 2).clamped(to: 0..<count)
  }

  /// More is not believed.
  private static let limit = 6.0
}
