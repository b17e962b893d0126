import Elementary
import Geometry
public import Trichometry

/// Lays two photos of scalp on each other by their roots.
///
/// 1. Poses: turns, magnifications and shifts for which more roots fall on each other than by chance.
/// 2. Each of the best is refined to a projective map, by turns pairing roots that are each other's nearest and fitting
///    the map to the pairs, ever more strictly.
/// 3. The map under which most roots agree, compared with chance, is kept; what is left of the distances tells how the
///    skin was stretched.
/// 4. Whether it is the same place is judged by how often chance would give such an agreement.
public enum RootRegistration {
  /// Poses that are refined.
  static let poses = 16
  /// Within which distances roots are paired, step by step, µm.
  static let radiiUm = [230.0, 230, 180, 140, 110, 90, 75, 75]
  /// Pairs that a map must have.
  static let leastPairs = 8
  /// Overlaps below this are refused.
  static let leastOverlap = 0.2
  /// Below this (log10 of the expected number of chance agreements) it is the same place. Of 770 pairs of other places none
  /// came below 2.4, and ten times fewer for each step of 1 downwards; those of the same place came below −5.
  static let log10Limit = 0.5
  /// Below this no other turns are tried.
  static let sureLimit = -4.0
  /// The steepness of the probability about the limit.
  static let probabilityWidth = 0.45
  /// Turns that are tried first, in steps either way: ±42°.
  private static let usualTurns = 28

  /// - Parameters:
  ///   - before, after: the roots of both photos.
  ///   - beforeRegion, afterRegion: their fields.
  public static func register(
    before: Constellation, after: Constellation, beforeRegion: MeasuredRegion, afterRegion: MeasuredRegion
  ) -> Registration {
    guard min(before.roots.count, after.roots.count) >= leastPairs else {
      return refusal(before, after, "fewer than \(leastPairs) roots were found in one of the photos")
    }
    let a = before.positionsUm, b = after.positionsUm
    let middleA = middle(a), middleB = middle(b)
    let centredA = a.map { $0 - middleA }, centredB = b.map { $0 - middleB }
    let neighbors = MutualNeighbors(after: centredB)
    let isShared: (Point) -> Bool = { afterRegion.contains(($0 + middleB) / after.umPerPx) }
    let perUnit = max(before.rootsPerUnit, after.rootsPerUnit)
    let search = PoseSearch(before: centredA, after: centredB)

    var best: (map: Homography, count: ChanceAgreement.Count, chance: Double)?
    let halfTurn = Int((Double.pi / PoseSearch.angleStep).rounded())
    for turns in [-usualTurns...usualTurns, (usualTurns + 1)...(2 * halfTurn - usualTurns - 1)] {
      if let found = best, found.chance < sureLimit { break }
      for pose in search.poses(turns: turns, most: poses) {
        guard let map = refined(pose, centredA, neighbors) else { continue }
        let count = ChanceAgreement.count(centredA.map(map.apply), neighbors, isShared: isShared)
        let chance = ChanceAgreement.log10Expected(count, rootsPerUnit: perUnit)
        if chance < best?.chance ?? .infinity { best = (map, count, chance) }
      }
    }
    guard let best else { return refusal(before, after, "no way was found to lay the photos on each other") }

    let toMiddle = Homography(m: [before.umPerPx, 0, -middleA.x, 0, before.umPerPx, -middleA.y, 0, 0, 1])
    let fromMiddle = Homography(m: [
      1 / after.umPerPx, 0, middleB.x / after.umPerPx, 0, 1 / after.umPerPx, middleB.y / after.umPerPx, 0, 0, 1,
    ])
    let homography = fromMiddle.after(best.map.after(toMiddle))
    var result = Registration(
      status: .aligned, reasons: [], homography: homography, stretch: StretchField(), overlapFraction: nil,
      residualUm: nil, samePlaceProbability: probability(best.chance), log10Chance: best.chance,
      agreeing: best.count.agreeing, tested: best.count.tested, beforeUmPerPx: before.umPerPx,
      afterUmPerPx: after.umPerPx)
    let moved = centredA.map(best.map.apply)
    let pairs = neighbors.pairs(moved, within: 100)
    result.stretch = StretchField(
      anchors: pairs.map { a[$0.a] }, displacements: pairs.map { centredB[$0.b] - moved[$0.a] })
    let stretched = zip(moved, a).map { $0 + result.stretch.displacement(at: $1) }
    let distances = neighbors.pairs(stretched, within: ChanceAgreement.radiusUm).map(\.distance).sorted()
    if !distances.isEmpty { result.residualUm = distances[distances.count / 2] }
    result.overlapFraction = SharedArea(result, beforeRegion, afterRegion).fraction(
      beforeRegion, afterRegion, result)
    judge(&result)
    return result
  }

  /// The status and its reasons.
  private static func judge(_ result: inout Registration) {
    if result.log10Chance > log10Limit {
      result.reasons.append(
        "only \(result.agreeing) of \(result.tested) roots lie on each other, which chance can give: "
          + "the photos do not show the same place, or too little of it, or a scale is wrong")
      // A map that chance gives as well says nothing.
      result.homography = nil
      result.stretch = StretchField()
      result.overlapFraction = nil
      result.residualUm = nil
    }
    if let overlap = result.overlapFraction, overlap < leastOverlap {
      result.reasons.append("the photos have less than \(Int(100 * leastOverlap)) % of the field in common")
    }
    if !result.reasons.isEmpty { result.status = .notComparable }
  }

  private static func refusal(_ before: Constellation, _ after: Constellation, _ reason: String) -> Registration {
    Registration(
      status: .notComparable, reasons: [reason], homography: nil, stretch: StretchField(), overlapFraction: nil,
      residualUm: nil, samePlaceProbability: 0, log10Chance: ChanceAgreement.log10Ways, agreeing: 0, tested: 0,
      beforeUmPerPx: before.umPerPx, afterUmPerPx: after.umPerPx)
  }

  private static func middle(_ points: [Point]) -> Point { points.reduce(.zero, +) / Double(points.count) }

  /// The probability of the same place: a logistic curve of log10 of the chance, 1/2 at the limit.
  private static func probability(_ log10Chance: Double) -> Double {
    Elementary.logistic((log10Limit - log10Chance) / probabilityWidth)
  }

  /// The projective map near a pose under which roots lie on each other.
  private static func refined(_ pose: PoseSearch.Pose, _ a: [Point], _ neighbors: MutualNeighbors) -> Homography? {
    let (sine, cosine) = Elementary.sincos(pose.angle)
    let s = pose.scale
    var map = Homography(m: [s * cosine, -s * sine, pose.shift.x, s * sine, s * cosine, pose.shift.y, 0, 0, 1])
    for radius in radiiUm {
      let pairs = neighbors.pairs(a.map(map.apply), within: radius)
      guard pairs.count >= leastPairs else { return nil }
      // Tukey's weights: nothing from the radius on.
      let weights = pairs.map { pair in
        let t = pair.distance / (1.1 * radius)
        return (1 - t * t) * (1 - t * t)
      }
      guard
        let next = HomographyFit.fit(
          pairs.map { a[$0.a] }, pairs.map { neighbors.after[$0.b] }, weights: weights, start: map)
      else { return nil }
      map = next
    }
    return isPlausible(map) ? map : nil
  }

  /// Whether a map is one between two photos of skin: not mirrored, and magnified by no more than was looked for.
  private static func isPlausible(_ map: Homography) -> Bool {
    let determinant = map.m[0] * map.m[4] - map.m[1] * map.m[3]
    return determinant > 0.6 && determinant < 1.6
  }
}
