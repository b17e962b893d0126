import HairDetection

/// The pairs of ends of one photo that may be of one shaft: rivals of each other where they share an end.
struct JoinLessons: Sendable {
  /// The numbers of two ends, what speaks for them, and whether they are of one shaft; `nil` where that cannot be told.
  var pairs: [(first: Int, second: Int, evidence: [Double], areOne: Bool?)]

  /// Of a photo at most.
  private static let most = 1200

  var lessons: [Lesson] {
    let told = pairs.compactMap { pair in pair.areOne.map { Lesson(evidence: pair.evidence, isTrue: $0) } }
    return Lessons.thinned(told, to: Self.most)
  }

  /// Those pairs that are possible as a scorer sees them alone, with what it says of their rivals.
  func amongRivals(_ alone: TaughtScorer) -> JoinLessons {
    let possible = pairs.map { (pair: $0, logOdds: alone.logOdds($0.evidence)) }
      .filter { $0.logOdds > JoinRivals.leastLogOdds }
    let rivals = JoinRivals.signs(of: possible.map { ($0.pair.first, $0.pair.second, $0.logOdds) })
    return JoinLessons(
      pairs: zip(possible, rivals).map { possible, signs in
        let pair = possible.pair
        return (pair.first, pair.second, pair.evidence + signs, pair.areOne)
      })
  }
}
