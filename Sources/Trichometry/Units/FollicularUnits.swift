public import Geometry

/// Groups hairs that leave the skin together.
///
/// Roots are merged, nearest first, by the mean distance between the groups' members (average linkage), up to a limit.
/// The limit lies in the widest gap, on a logarithmic scale, between the distances inside units and those between
/// them, so that it follows the scalp; 250 µm where there is no clear gap. Hairs that point apart count as farther
/// away, and no unit grows beyond five hairs unless its roots lie closer than half the limit.
public struct FollicularUnits: Sendable, Hashable {
  /// The limit where the roots themselves show no gap, µm.
  static let typicalLimitUm = 250.0
  /// Where a gap is looked for, µm.
  static let limitRangeUm = 150.0...400.0
  /// Roots farther apart are never compared, µm.
  static let farUm = 800.0
  /// A gap is clear where the next distance is longer by this factor.
  static let clearGap = 1.5
  /// Fewer distances than this show no gap.
  static let leastJoins = 5
  /// The size that only very close roots exceed.
  static let usualSize = 5
  /// How much farther away opposite directions put two roots, µm.
  static let oppositeUm = 200.0

  /// For each hair the number of its unit: 1, 2, … in the order of the first hair of each.
  public let numbers: [Int]

  /// - Parameters:
  ///   - roots: where the hairs leave the skin, px.
  ///   - directions: where each points to, as unit vectors; zero where not known.
  ///   - umPerPx: micrometres per pixel.
  public init(roots: [Point], directions: [Point], umPerPx: Double) {
    precondition(roots.count == directions.count)
    /// Squared so that close roots of spreading hairs stay close.
    func distance(_ i: Int, _ j: Int) -> Double {
      let apart = 0.5 * (1 - directions[i].dot(directions[j])) * Self.oppositeUm
      let d = roots[i].distance(to: roots[j]) * umPerPx
      return (d * d + (apart > 0.25 * Self.oppositeUm ? apart * apart : 0)).squareRoot()
    }
    let pairs = ClosePairs.within(Self.farUm / umPerPx, of: roots)
      .map { (a: $0.a, b: $0.b, distance: distance($0.a, $0.b)) }
      .sorted { ($0.distance, $0.a, $0.b) < ($1.distance, $1.a, $1.b) }
    let limit = Self.limit(pairs, count: roots.count)
    var sets = RootSets(count: roots.count)
    for p in pairs where p.distance <= limit { sets.join(p.a, p.b) }
    var group = Array(roots.indices)
    for members in sets.members where members.count > 1 {
      for cluster in Self.clusters(of: members, limit: limit, distance: distance) {
        for i in cluster { group[i] = cluster[0] }
      }
    }
    var number: [Int: Int] = [:]
    numbers = group.map { first in
      if let n = number[first] { return n }
      number[first] = number.count + 1
      return number.count
    }
  }

  /// The middle of the widest gap between the lengths at which single linkage would join groups.
  private static func limit(_ pairs: [(a: Int, b: Int, distance: Double)], count: Int) -> Double {
    var sets = RootSets(count: count)
    let joins = pairs.filter { sets.join($0.a, $0.b) }.map(\.distance)
    guard joins.count >= leastJoins else { return typicalLimitUm }
    var best = (ratio: clearGap, limit: typicalLimitUm)
    for (short, long) in zip(joins, joins.dropFirst() + [farUm])
    where short > 0 && short < limitRangeUm.upperBound && long > limitRangeUm.lowerBound && long / short > best.ratio {
      let middle = (short * long).squareRoot()
      best = (long / short, min(limitRangeUm.upperBound, max(limitRangeUm.lowerBound, middle)))
    }
    return best.limit
  }

  /// Average linkage among roots that may belong together; each cluster's members ascend.
  private static func clusters(of members: [Int], limit: Double, distance: (Int, Int) -> Double) -> [[Int]] {
    var clusters = members.map { [$0] }
    var mean = members.map { i in members.map { j in distance(i, j) } }
    while clusters.count > 1 {
      var best: (a: Int, b: Int, distance: Double)?
      for b in clusters.indices {
        for a in 0..<b {
          let d = mean[a][b]
          let crowded = clusters[a].count + clusters[b].count > usualSize
          if d <= (crowded ? 0.5 * limit : limit), d < best?.distance ?? .infinity { best = (a, b, d) }
        }
      }
      guard let (a, b, _) = best else { break }
      let m = Double(clusters[a].count), n = Double(clusters[b].count)
      for k in clusters.indices {
        mean[a][k] = (m * mean[a][k] + n * mean[b][k]) / (m + n)
        mean[k][a] = mean[a][k]
      }
      clusters[a] = (clusters[a] + clusters[b]).sorted()
      clusters.remove(at: b)
      mean.remove(at: b)
      for k in mean.indices { mean[k].remove(at: b) }
    }
    return clusters
  }
}
