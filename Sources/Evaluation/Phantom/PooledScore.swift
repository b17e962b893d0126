/// The scores of several phantoms together.
public struct PooledScore: Sendable, Hashable {
  /// The middle photo and the worst one; `nil` where no photo has the number.
  public struct Spread: Sendable, Hashable {
    public var median: Double
    public var worst: Double
  }

  public var photos: Int
  public var centrelineF1: Spread?
  public var hairPrecision: Spread?
  public var hairRecall: Spread?
  public var hairF1: Spread?
  /// Of the absolute errors in percent.
  public var countErrorPercent: Spread?
  public var densityErrorPercent: Spread?
  public var falseHairsPerCm2: Spread?
  /// Of the absolute errors.
  public var meanDiameterErrorUm: Spread?
  public var cumulativeThicknessErrorPercent: Spread?
  /// Of the absolute medians per photo.
  public var diameterBiasUm: Spread?
  public var diameterDeviationUm: Spread?
  public var rootDistanceUm: Spread?
  public var direction: Spread?
  public var adjustedRandIndex: Spread?
  /// Over the hairs of all photos.
  public var recallByDiameter: [PhotoScore.DiameterBand]
  public var recallByNarrowDiameter: [PhotoScore.DiameterBand]
  public var visibleThinRecall: Share
  public var classConfusion: [[Int]]
}

extension Evaluation {
  /// The median and the worst of each number, and the hairs of all photos thrown together.
  public static func pool(_ scores: [PhotoScore]) -> PooledScore {
    func least(_ value: (PhotoScore) -> Double?) -> PooledScore.Spread? {
      let values = scores.compactMap(value)
      return median(values).flatMap { middle in values.min().map { .init(median: middle, worst: $0) } }
    }
    func greatest(_ value: (PhotoScore) -> Double?) -> PooledScore.Spread? {
      let values = scores.compactMap(value).map { abs($0) }
      return median(values).flatMap { middle in values.max().map { .init(median: middle, worst: $0) } }
    }
    return PooledScore(
      photos: scores.count, centrelineF1: least(\.centreline.f1), hairPrecision: least(\.hairs.precision.fraction),
      hairRecall: least(\.hairs.recall.fraction), hairF1: least(\.hairs.f1),
      countErrorPercent: greatest(\.count.errorPercent), densityErrorPercent: greatest(\.densityPerCm2.errorPercent),
      falseHairsPerCm2: greatest(\.falseHairsPerCm2), meanDiameterErrorUm: greatest(\.meanDiameterUm.error),
      cumulativeThicknessErrorPercent: greatest(\.cumulativeThicknessMmPerCm2.errorPercent),
      diameterBiasUm: greatest(\.diameterBiasUm), diameterDeviationUm: greatest(\.diameterDeviationUm),
      rootDistanceUm: greatest(\.rootDistanceUm), direction: least(\.direction.fraction),
      adjustedRandIndex: least(\.adjustedRandIndex), recallByDiameter: sum(scores.map(\.recallByDiameter)),
      recallByNarrowDiameter: sum(scores.map(\.recallByNarrowDiameter)),
      visibleThinRecall: scores.reduce(Share(0, of: 0)) { $0 + $1.visibleThinRecall },
      classConfusion: sum(scores.map(\.classConfusion)))
  }

  private static func sum(_ bands: [[PhotoScore.DiameterBand]]) -> [PhotoScore.DiameterBand] {
    guard var total = bands.first else { return [] }
    for other in bands.dropFirst() {
      for i in total.indices { total[i].recall = total[i].recall + other[i].recall }
    }
    return total
  }

  private static func sum(_ tables: [[[Int]]]) -> [[Int]] {
    var total = [[Int]](repeating: [0, 0, 0], count: 3)
    for table in tables {
      for i in total.indices { for j in total[i].indices { total[i][j] += table[i][j] } }
    }
    return total
  }
}
