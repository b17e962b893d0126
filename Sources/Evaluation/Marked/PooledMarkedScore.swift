/// Agreement with hand-marked hairs over several photos.
public struct PooledMarkedScore: Sendable, Hashable {
  /// The hairs of all photos thrown together.
  public var total: MarkedScore
  public var photos: Int
  /// Pearson's correlation of found and marked counts over the photos.
  public var countCorrelation: Double?
}

extension Evaluation {
  /// Throws the hairs of all photos together, and correlates the counts per photo.
  public static func pool(_ scores: [MarkedScore]) -> PooledMarkedScore {
    let kinds = MarkedHair.Kind.allCases
    let total = MarkedScore(
      photo: "all",
      recalls: kinds.map { kind in scores.reduce(Share(0, of: 0)) { $0 + $1.recall(of: kind) } },
      markedCount: scores.reduce(0) { $0 + $1.markedCount }, foundCount: scores.reduce(0) { $0 + $1.foundCount },
      direction: scores.reduce(Share(0, of: 0)) { $0 + $1.direction },
      rootDistancesUm: scores.flatMap(\.rootDistancesUm),
      diametersUm: kinds.map { kind in scores.flatMap { $0.diametersUm[kind.index] } })
    return PooledMarkedScore(
      total: total, photos: scores.count,
      countCorrelation: correlation(scores.map { (Double($0.foundCount), Double($0.markedCount)) }))
  }
}
