import Assignment
public import Geometry

/// Scores of trichograms against what is truly in the photos.
public enum Evaluation {
  /// The share of each other's visible length that a found and a true hair must have in common.
  static let requiredShare = 0.6
  /// Difference from the skin, in levels of 8-bit luma, from which a hair counts as visible.
  static let visibleContrast = 8.0

  /// Scores the trichogram of a phantom.
  ///
  /// Centrelines are compared where skin can be seen; hairs with less than 1 px there are left out. A
  /// found and a true hair match when at least 60 % of each one's visible length lies within the
  /// tolerance of the other; of all one-to-one matchings that of the greatest total of these shares is
  /// taken. A hair whose root lies out of the field counts for tracing, not for densities and means.
  ///
  /// - Parameters:
  ///   - photo: the name to report, without extension.
  ///   - tolerance: how far apart centrelines may lie; greater than 0.
  public static func score(
    _ found: FoundTrichogram, against truth: GroundTruth, photo: String, tolerance: Tolerance = .usual
  ) -> PhotoScore {
    let tolerancePx = tolerance.pixels(umPerPx: truth.umPerPx)
    let region = VisibleRegion(widthPx: truth.widthPx, heightPx: truth.heightPx, circle: truth.circle)
    let traced = found.hairs.compactMap { hair in SampledLine(hair.polyline, in: region).map { (hair, $0) } }
    let real = truth.hairs.compactMap { hair in SampledLine(hair.polyline, in: region).map { (hair, $0) } }
    let overlap = LineOverlap(
      traced.map { ($0.0.polyline, $0.1) }, real.map { ($0.0.polyline, $0.1) }, tolerancePx: tolerancePx,
      region: region)
    let matches = matches(overlap, found: traced.count, real: real.count)
    let pairs = matches.map { MatchedHair(found: traced[$0.row].0, truth: real[$0.column].0) }

    var isMatchedFound = [Bool](repeating: false, count: traced.count)
    var isMatchedTruth = [Bool](repeating: false, count: real.count)
    for match in matches {
      isMatchedFound[match.row] = true
      isMatchedTruth[match.column] = true
    }
    let falseRooted = traced.indices.count { traced[$0].0.rootInField && !isMatchedFound[$0] }
    let recalls = zip(real, isMatchedTruth).map { (hair: $0.0, isFound: $1) }
    let differences = pairs.compactMap(\.diameterDifferenceUm)

    return PhotoScore(
      photo: photo, tolerancePx: tolerancePx,
      centreline: Agreement(precision: overlap.pointsOfA, recall: overlap.pointsOfB),
      hairs: Agreement(
        precision: Share(matches.count, of: traced.count), recall: Share(matches.count, of: real.count)),
      count: .init(found: Double(found.summary.hairCount), truth: Double(truth.rootedHairs.count)),
      densityPerCm2: .init(found: found.summary.densityPerCm2, truth: truth.densityPerCm2),
      falseHairsPerCm2: Double(falseRooted) / truth.fieldAreaCm2,
      meanDiameterUm: .init(found: found.summary.meanDiameterUm, truth: truth.meanDiameterUm),
      cumulativeThicknessMmPerCm2: .init(
        found: found.summary.cumulativeThicknessMmPerCm2, truth: truth.cumulativeThicknessMmPerCm2),
      diameterBiasUm: median(differences), diameterDeviationUm: medianAbsoluteDeviation(differences),
      recallByDiameter: bands(cuts: [30, 60], recalls),
      recallByNarrowDiameter: bands(cuts: [20, 30, 40, 60, 80], recalls),
      visibleThinRecall: share(recalls) { hair in
        hair.diameterUm < 30 && (hair.contrastLevels.map { abs($0) >= visibleContrast } ?? false)
      },
      rootDistanceUm: median(pairs.filter(\.truth.rootInField).map { $0.rootDistancePx * truth.umPerPx }),
      direction: direction(pairs), classConfusion: confusion(pairs, cuts: found.cuts),
      adjustedRandIndex: unitAgreement(pairs))
  }

  /// Which of these lines are hairs of a phantom, by the rule of ``score(_:against:photo:tolerance:)``.
  public static func areHairs(_ lines: [Polyline], of truth: GroundTruth, tolerance: Tolerance = .usual) -> [Bool] {
    hairs(of: lines, truth, tolerance: tolerance).map { $0 != nil }
  }

  /// Of each line the place of its hair among the phantom's; `nil` where it is none.
  public static func hairs(of lines: [Polyline], _ truth: GroundTruth, tolerance: Tolerance = .usual) -> [Int?] {
    let region = VisibleRegion(widthPx: truth.widthPx, heightPx: truth.heightPx, circle: truth.circle)
    let traced = lines.enumerated().compactMap { i, line in
      SampledLine(line, in: region).map { (index: i, line: line, sampled: $0) }
    }
    let real = truth.hairs.enumerated().compactMap { i, hair in
      SampledLine(hair.polyline, in: region).map { (index: i, line: hair.polyline, sampled: $0) }
    }
    let overlap = LineOverlap(
      traced.map { ($0.line, $0.sampled) }, real.map { ($0.line, $0.sampled) },
      tolerancePx: tolerance.pixels(umPerPx: truth.umPerPx), region: region)
    var result = [Int?](repeating: nil, count: lines.count)
    for match in matches(overlap, found: traced.count, real: real.count) {
      result[traced[match.row].index] = real[match.column].index
    }
    return result
  }

  /// The one-to-one matching of found (rows) and real hairs (columns).
  private static func matches(_ overlap: LineOverlap, found: Int, real: Int) -> [Candidate] {
    maximumMatching(
      overlap.pairs.filter { $0.shareOfA >= requiredShare && $0.shareOfB >= requiredShare }
        .map { Candidate(row: $0.a, column: $0.b, weight: $0.shareOfA + $0.shareOfB) },
      rows: found, columns: real)
  }

  private static func share(
    _ recalls: [(hair: GroundTruth.Hair, isFound: Bool)], where isMeant: (GroundTruth.Hair) -> Bool
  ) -> Share {
    let meant = recalls.filter { isMeant($0.hair) }
    return Share(meant.count { $0.isFound }, of: meant.count)
  }

  private static func bands(
    cuts: [Double], _ recalls: [(hair: GroundTruth.Hair, isFound: Bool)]
  ) -> [PhotoScore.DiameterBand] {
    zip([0] + cuts, cuts.map(Optional.some) + [nil]).map { from, below in
      let recall = share(recalls) { $0.diameterUm >= from && $0.diameterUm < below ?? .infinity }
      return PhotoScore.DiameterBand(fromUm: from, belowUm: below, recall: recall)
    }
  }

  private static func direction(_ pairs: [MatchedHair]) -> Share {
    let decidable = pairs.filter { $0.truth.rootInField || $0.truth.tipInField }
    return Share(decidable.count { $0.runsTheRightWay }, of: decidable.count)
  }

  private static func confusion(_ pairs: [MatchedHair], cuts: DiameterCuts) -> [[Int]] {
    let classes = DiameterClass.allCases
    return classes.map { truth in
      classes.map { found in
        pairs.count { pair in
          cuts.sizeClass(of: pair.truth.diameterUm) == truth
            && (pair.found.sizeClass ?? pair.found.diameterUm.map(cuts.sizeClass)) == found
        }
      }
    }
  }

  /// `nil` where the trichogram has no units at all. A found hair without a unit is one of its own.
  private static func unitAgreement(_ pairs: [MatchedHair]) -> Double? {
    let grouped = pairs.filter { $0.truth.rootInField && $0.truth.unit != nil }
    guard grouped.contains(where: { $0.found.unit != nil }) else { return nil }
    let found = grouped.enumerated().map { index, pair in pair.found.unit ?? -1 - index }
    return adjustedRandIndex(found, grouped.compactMap(\.truth.unit))
  }
}
