import Assignment
import Elementary
import Geometry
import Statistics
import Trichometry

/// Which hair of the before photo is which of the after photo.
///
/// Every two hairs whose roots may lie on each other get a weight: the logarithm of how much better the two are explained
/// as one hair than as two, one without a partner in either photo. The hair beside it in its follicular unit is what a hair
/// is mistaken for, so each sign (places of roots, directions, diameters, lengths, contrast and colour) is compared with how
/// neighbours differ. A hair whose ends were mistaken for each other in either photo can be matched too, at a price. By these
/// weights hairs are matched until it is known how the pair's hairs differ. Then a small network that has learnt from pairs of
/// phantoms (`MatchScorer`) looks at all signs of two hairs, and again beside what else either of them could be; the
/// one-to-one matching of the greatest sum of its log-odds is taken: all hairs of a unit are matched together.
///
/// Hairs that are left without a partner are matched once more with what is left in the other photo: its hairs without a
/// partner, and lines that it shows too doubtfully to be taken for hair.
struct HairMatcher {
  /// Two hairs that may be one, and what speaks for it.
  struct Possibility {
    var before: Int
    var after: Int
    var evidence: MatchEvidence
  }

  /// What may be which.
  struct Matching {
    /// The hairs that may be one.
    var looked: [Possibility]
    /// The best one-to-one matching of hairs, in order of those before; weights are log-odds above 0.
    var matches: [WeighedPair]
    /// Of hairs that have no partner, the best with those and with doubtful lines, whose places follow those of the hairs.
    /// Their weights, of `leastPossible` or more, may be below 0.
    var possible: [WeighedPair]
  }

  /// Roots farther apart are never matched, µm.
  static let reachUm = 600.0
  /// How often it is done: what one matching shows of the pair is used by the next.
  private static let rounds = 3
  /// Hairs with no other root within this stand alone, µm: they cannot be mistaken for each other.
  private static let aloneUm = 120.0
  /// The logarithm of how much likelier two hairs are to be one than both to be without a partner, when 85 % have one:
  /// 0.85 ÷ 0.15².
  private static let partnered = 3.63
  /// How much the log odds of being a hair count, beside the photo's other hairs: a false line has no partner.
  private static let confidenceWorth = 0.5
  private static let confidenceRange = -4.0...1.0
  /// Dark hair is seldom light later.
  private static let otherPolarity = -3.0
  /// The least weight of two that may still be one.
  static let leastPossible = -8.0
  /// Below this weight the network is not asked.
  private static let leastLookedAt = -7.0
  /// A rival of less weight is none.
  private static let leastRival = -10.0

  /// Hairs, then doubtful lines.
  private let before: [Seen]
  private let after: [Seen]
  private let hairsBefore: Int
  private let hairsAfter: Int
  private let crowding: Crowding
  /// All two that may be one, of which one at least is a hair.
  private let encounters: [Encounter]

  private struct Encounter {
    var before: Int
    var after: Int
    var meetings: [Meeting]
    /// The part of the weight that no round changes.
    var fixed: Double
  }

  /// - Parameters:
  ///   - before, after: the hairs of both photos, on the after photo.
  ///   - doubtful: lines of both that are hardly taken for hair.
  ///   - sharedAreaUm2: of the skin that both show.
  init(
    _ before: [Seen], _ after: [Seen], doubtful: (before: [Seen], after: [Seen]) = ([], []), sharedAreaUm2: Double
  ) {
    self.before = before + doubtful.before
    self.after = after + doubtful.after
    hairsBefore = before.count
    hairsAfter = after.count
    crowding = Crowding([before, after], areaUm2: sharedAreaUm2)
    let old = Self.believed(self.before, besides: before), new = Self.believed(self.after, besides: after)
    var encounters: [Encounter] = []
    for (i, a) in self.before.enumerated() {
      for (j, b) in self.after.enumerated() {
        guard i < before.count || j < after.count,
          a.root.distance(to: b.root) < Self.reachUm || a.tip.distance(to: b.root) < Self.reachUm
            || a.root.distance(to: b.tip) < Self.reachUm || a.tip.distance(to: b.tip) < Self.reachUm
        else { continue }
        encounters.append(
          Encounter(
            before: i, after: j, meetings: Meeting.all(a, b).filter { $0.distanceUm < Self.reachUm },
            fixed: Self.partnered + Self.confidenceWorth * (old[i] + new[j])
              + (a.isDark == b.isDark ? 0 : Self.otherPolarity)))
      }
    }
    self.encounters = encounters
  }

  func matching() -> Matching {
    let ofHairs = encounters.filter { $0.before < hairsBefore && $0.after < hairsAfter }
    let differences = differences(ofHairs)
    let looked = possibilities(ofHairs, differences)
    let found = likeliest(looked)
    let old = Set(found.map(\.before)), new = Set(found.map(\.after))
    let left = encounters.filter { !old.contains($0.before) && !new.contains($0.after) }
    return Matching(looked: looked, matches: found, possible: best(of: left, differences, least: Self.leastPossible))
  }

  /// The meeting that fits best, and the weight with it.
  private func weighed(_ encounter: Encounter, _ differences: HairDifferences) -> (meeting: Meeting, weight: Double)? {
    encounter.meetings.map { (meeting: $0, score: differences.score($0, crowding)) }.max { $0.score < $1.score }
      .map { meeting, score in
        (meeting, encounter.fixed + score + differences.score(before[encounter.before], after[encounter.after]))
      }
  }

  /// How the hairs of the pair differ, as those show it that are matched by what was known before.
  private func differences(_ encounters: [Encounter]) -> HairDifferences {
    let before = Array(before.prefix(hairsBefore)), after = Array(after.prefix(hairsAfter))
    let aloneBefore = Self.alone(before), aloneAfter = Self.alone(after)
    var differences = HairDifferences(photos: [before, after])
    for _ in 1..<Self.rounds {
      let found = best(of: encounters, differences)
      let alone = found.filter { aloneBefore[$0.before] && aloneAfter[$0.after] }
      let enough = alone.count >= HairDifferences.leastValues
      differences = differences.measured((enough ? alone : found).map { (before[$0.before], after[$0.after]) })
    }
    return differences
  }

  private func possibilities(_ encounters: [Encounter], _ differences: HairDifferences) -> [Possibility] {
    let met = encounters.compactMap { encounter in
      weighed(encounter, differences).map { meeting, weight in
        (pair: WeighedPair(before: encounter.before, after: encounter.after, weight: weight), meeting: meeting)
      }
    }
    let rivals = MatchRivals(met.map(\.pair))
    return met.indices.compactMap { i in
      let (pair, meeting) = met[i]
      guard pair.weight > Self.leastLookedAt else { return nil }
      return Possibility(
        before: pair.before, after: pair.after,
        evidence: MatchEvidence(
          before[pair.before], after[pair.after], meeting: meeting, differences, crowding, weight: pair.weight,
          rivals: rivals.weights(beside: i, least: Self.leastRival)))
    }
  }

  /// The one-to-one matching of hairs that is likeliest as a whole.
  private func likeliest(_ possibilities: [Possibility]) -> [WeighedPair] {
    let alone = possibilities.map {
      WeighedPair(before: $0.before, after: $0.after, weight: MatchScorer.alone.logOdds($0.evidence.values))
    }
    let candidates = zip(possibilities, MatchRivals(alone).signs).compactMap { possibility, rivals in
      let logOdds = MatchScorer.amongRivals.logOdds(possibility.evidence.values + rivals)
      return logOdds > 0 ? Candidate(row: possibility.before, column: possibility.after, weight: logOdds) : nil
    }
    return maximumMatching(candidates, rows: hairsBefore, columns: hairsAfter)
      .map { WeighedPair(before: $0.row, after: $0.column, weight: $0.weight) }
  }

  /// The one-to-one matching of the greatest sum of weights above `least`.
  private func best(of encounters: [Encounter], _ differences: HairDifferences, least: Double = 0) -> [WeighedPair] {
    let candidates = encounters.compactMap { encounter -> Candidate? in
      guard let weight = weighed(encounter, differences)?.weight, weight > least else { return nil }
      return Candidate(row: encounter.before, column: encounter.after, weight: weight - least)
    }
    return maximumMatching(candidates, rows: before.count, columns: after.count)
      .map { WeighedPair(before: $0.row, after: $0.column, weight: $0.weight + least) }
  }

  /// The log odds of each to be a hair against the median of the photo's hairs.
  private static func believed(_ lines: [Seen], besides hairs: [Seen]) -> [Double] {
    let usual = RobustSpread.median(hairs.map(\.confidence))
    return lines.map { min(confidenceRange.upperBound, max(confidenceRange.lowerBound, $0.confidence - usual)) }
  }

  /// Whether no other root of the photo is near.
  private static func alone(_ hairs: [Seen]) -> [Bool] {
    hairs.indices.map { i in
      hairs.indices.allSatisfy { $0 == i || hairs[$0].root.distance(to: hairs[i].root) > aloneUm }
    }
  }
}
