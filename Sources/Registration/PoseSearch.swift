import Elementary
import Geometry

/// Looks for turns, magnifications and shifts that bring one set of points onto another.
///
/// Every turn and magnification of a grid is tried. For each, every pair of points votes for the shift that would bring one
/// onto the other: the true shift gets a vote from every point that both sets have, a wrong one those of chance. A cell's
/// votes are judged against those around it, because chance gives more where the sets overlap more.
struct PoseSearch {
  /// A turn by `angle`, a magnification by `scale`, then a shift, µm, about the middles of the sets.
  struct Pose: Hashable {
    var angle: Double
    var scale: Double
    var shift: Point
    /// How far the votes rise above chance, in standard deviations.
    var score: Double
  }

  /// Steps that move a point 4 mm from the middle by at most half a window.
  static let angleStep = 1.5 * Double.pi / 180
  static let scaleStep = 0.025
  static let scaleReach = 6
  /// Edge of a cell of shifts, µm; votes are counted in windows of 2 × 2 cells.
  static let cellUm = 100.0
  /// Half the side of the surroundings that say what chance gives, cells.
  static let around = 5
  /// Fewer votes in a window are never more than chance.
  static let leastVotes = 5
  /// Points more are left out, the outermost first.
  static let mostPoints = 200
  static let mostTargets = 500

  private let before: [Point]
  private let after: [Point]
  private let columns: Int
  private let rows: Int
  /// The shift of the first cell's edge.
  private let corner: Point

  /// - Parameters:
  ///   - before: points about their middle, µm.
  ///   - after: points about theirs, µm.
  init(before: [Point], after: [Point]) {
    self.before = Self.innermost(before, Self.mostPoints)
    self.after = Self.innermost(after, Self.mostTargets)
    let farBefore = (self.before.map(\.length).max() ?? 0) * (1 + Self.scaleStep * Double(Self.scaleReach))
    let farAfter = self.after.map(\.length).max() ?? 0
    // Shifts that leave at least a fifth of the width in common.
    let reach = min(40_000, 0.8 * (farBefore + farAfter) + Self.cellUm)
    columns = 2 * Int((reach / Self.cellUm).rounded(.up))
    rows = columns
    corner = Point(-Self.cellUm * Double(columns / 2), -Self.cellUm * Double(rows / 2))
  }

  private static func innermost(_ points: [Point], _ count: Int) -> [Point] {
    guard points.count > count else { return points }
    let order = points.indices.sorted { (points[$0].squaredLength, $0) < (points[$1].squaredLength, $1) }
    return order.prefix(count).map { points[$0] }
  }

  /// The best poses with turns of `first` to `last` steps, best first, none near a better one.
  func poses(turns: ClosedRange<Int>, most: Int) -> [Pose] {
    guard before.count > 2, after.count > 2 else { return [] }
    var found: [Pose] = []
    var votes = [UInt16](repeating: 0, count: columns * rows)
    for turn in turns {
      let angle = Double(turn) * Self.angleStep
      let (sine, cosine) = Elementary.sincos(angle)
      for k in -Self.scaleReach...Self.scaleReach {
        let scale = 1 + Self.scaleStep * Double(k)
        let moved = before.map {
          Point(scale * (cosine * $0.x - sine * $0.y), scale * (sine * $0.x + cosine * $0.y))
        }
        if let best = peak(moved, &votes) {
          found.append(Pose(angle: angle, scale: scale, shift: best.shift, score: best.score))
        }
      }
    }
    return distinct(found, most: most)
  }

  /// The shift whose votes rise most above those around it.
  private func peak(_ moved: [Point], _ votes: inout [UInt16]) -> (shift: Point, score: Double)? {
    let columns = columns, rows = rows, corner = corner, after = after
    return votes.withUnsafeMutableBufferPointer { votes in
      votes.update(repeating: 0)
      let perCell = 1 / Self.cellUm
      let width = Double(columns), height = Double(rows)
      for p in moved {
        let originX = (-corner.x - p.x) * perCell, originY = (-corner.y - p.y) * perCell
        for q in after {
          let x = originX + q.x * perCell, y = originY + q.y * perCell
          guard x >= 0, y >= 0, x < width, y < height else { continue }
          votes[Int(y) * columns + Int(x)] &+= 1
        }
      }
      // The fullest windows; the one that rises most above its surroundings is among them.
      var fullest: [(votes: Int, index: Int)] = []
      var bar = Self.leastVotes
      for y in 0..<(rows - 1) {
        let row = y * columns
        for x in 0..<(columns - 1) {
          let i = row + x
          let n = Int(votes[i]) + Int(votes[i + 1]) + Int(votes[i + columns]) + Int(votes[i + columns + 1])
          guard n >= bar else { continue }
          fullest.append((n, i))
          if fullest.count >= 64 {
            fullest.sort { ($1.votes, $0.index) < ($0.votes, $1.index) }
            fullest.removeLast(48)
            bar = max(bar, fullest[fullest.count - 1].votes)
          }
        }
      }
      var best: (shift: Point, score: Double)?
      for (n, index) in fullest {
        let y = index / columns, x = index % columns
        var surrounding = 0, cells = 0
        for v in max(0, y - Self.around)...min(rows - 1, y + 1 + Self.around) {
          for u in max(0, x - Self.around)...min(columns - 1, x + 1 + Self.around) {
            surrounding += Int(votes[v * columns + u])
            cells += 1
          }
        }
        let chance = 4 * Double(surrounding - n) / Double(cells - 4)
        let score = (Double(n) - chance) / (chance + 2).squareRoot()
        if score > best?.score ?? 0 {
          best = (corner + Self.cellUm * Point(Double(x + 1), Double(y + 1)), score)
        }
      }
      return best
    }
  }

  /// Best first, without those that are nearly the same as a better one.
  private func distinct(_ poses: [Pose], most: Int) -> [Pose] {
    let order = poses.indices.sorted { (poses[$1].score, $0) < (poses[$0].score, $1) }
    var result: [Pose] = []
    for i in order where result.count < most {
      let p = poses[i]
      let isNew = result.allSatisfy { q in
        abs(p.angle - q.angle) > 2.2 * Self.angleStep || abs(p.scale - q.scale) > 2.2 * Self.scaleStep
          || p.shift.distance(to: q.shift) > 4 * Self.cellUm
      }
      if isNew { result.append(p) }
    }
    return result
  }
}
