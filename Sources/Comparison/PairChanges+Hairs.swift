import Trichometry

extension PairChanges {
  /// What all hairs of a photo have in common in the error of their diameter and does not cancel between two photos, px:
  /// point spread and tone curve.
  static let commonDiameterErrorPx = 0.06

  /// What is known of the pair beside its hairs.
  struct Frame {
    /// cm².
    var area: Double
    var cuts: SizeCuts
    /// Micrometres a pixel, the coarser of both.
    var umPerPx: Double
    /// Relative standard error of the scale of the pair, and of the two scales against each other.
    var scaleSE: Double
    var relativeScaleSE: Double
    /// The smallest detectable change of an endpoint.
    var smallestDetectable: (String) -> Double?
  }

  /// The changes on the shared area.
  ///
  /// The interval of density is about gained minus lost: the fates' probabilities (see `FateModel`), with the variance that
  /// phantoms show, and the scale. That of diameters: each hair's error, what the photos' errors have in common, the two
  /// scales against each other, and which hairs were found. Others follow from these to first order.
  init(_ hairs: [PairHair], frame: Frame) {
    let common = Self.commonDiameterErrorPx * frame.umPerPx
    let counts = PairCounts(hairs, cuts: frame.cuts, commonErrorUm: common)
    guard frame.area > 0 else { return }
    let netSD = counts.netVariance.squareRoot()
    let sdc = frame.smallestDetectable

    let net = counts.after - counts.before
    let byScale = 2 * frame.scaleSE * abs(net)
    densityPerCm2 = Change(
      before: counts.before / frame.area, after: counts.after / frame.area,
      expected: 0.5 * (net + counts.expectedNet) / frame.area,
      se: (netSD * netSD + byScale * byScale).squareRoot() / frame.area, smallestDetectable: sdc("density_per_cm2"))

    let old = hairs.compactMap(\.before?.diameterUm), new = hairs.compactMap(\.after?.diameterUm)
    guard let meanOld = Self.mean(old), let meanNew = Self.mean(new) else { return }
    let middle = 0.5 * (meanOld + meanNew)
    let shift = (2 * common * common + frame.relativeScaleSE * frame.relativeScaleSE * middle * middle).squareRoot()
    let kept = hairs.filter { $0.fate == .kept }
    let pairs = Self.clean(
      kept.compactMap { h in h.before?.diameterUm.flatMap { b in h.after?.diameterUm.map { (b, $0) } } })
    var keptSE = shift
    if let keptOld = Self.mean(pairs.map(\.0)), let keptNew = Self.mean(pairs.map(\.1)) {
      let spread = Self.variance(pairs.map { $0.1 - $0.0 }) / Double(pairs.count)
      keptSE = (shift * shift + spread).squareRoot()
      keptMeanDiameterUm = Change(
        before: keptOld, after: keptNew, se: keptSE, smallestDetectable: sdc("kept_mean_diameter_um"))
    }
    // Whether a hair that is in one photo only is counted there moves the mean by its distance from it.
    var composition = 0.0
    for hair in hairs where hair.fate != .kept {
      guard let d = hair.before?.diameterUm ?? hair.after?.diameterUm else { continue }
      let n = Double(hair.before != nil ? old.count : new.count)
      composition += 0.25 * (d - middle) * (d - middle) / (n * n)
    }
    let meanSE = (keptSE * keptSE + Self.compositionFactor * composition).squareRoot()
    meanDiameterUm = Change(
      before: meanOld, after: meanNew, se: meanSE, smallestDetectable: sdc("mean_diameter_um"))

    let perArea = 1 / (1000 * frame.area)
    let n = 0.5 * (counts.before + counts.after)
    let byCount = middle * netSD, byDiameter = n * meanSE
    cumulativeThicknessMmPerCm2 = Change(
      before: counts.thicknessBefore * perArea, after: counts.thicknessAfter * perArea,
      se: (byCount * byCount + byDiameter * byDiameter).squareRoot() * perArea,
      smallestDetectable: sdc("cumulative_thickness_mm_per_cm2"))

    addClasses(counts, netVariance: counts.netVariance, sdc)
    addUnits(hairs, counts, frame)
  }

  /// How much more the composition varies than independent decisions would, measured on phantoms: thin hairs are missed and
  /// thick ones drawn twice in one photo more than in the other.
  private static let compositionFactor = 5.0

  private mutating func addClasses(_ counts: PairCounts, netVariance: Double, _ sdc: (String) -> Double?) {
    guard counts.vellusBefore > 0, counts.vellusAfter > 0, counts.before > 0 else { return }
    let before = counts.terminalBefore / counts.vellusBefore, after = counts.terminalAfter / counts.vellusAfter
    let terminal = 0.5 * (counts.terminalBefore + counts.terminalAfter)
    let vellus = 0.5 * (counts.vellusBefore + counts.vellusAfter)
    // The relative variance of a ratio is the sum of those of its parts.
    let n = 0.5 * (counts.before + counts.after)
    let terminalVariance = counts.terminalVariance + netVariance * terminal / n
    let vellusVariance = counts.vellusVariance + netVariance * vellus / n
    let relative = (terminal > 0 ? terminalVariance / (terminal * terminal) : 1) + vellusVariance / (vellus * vellus)
    terminalToVellus = Change(
      before: before, after: after, se: max(before, after) * relative.squareRoot(),
      smallestDetectable: sdc("terminal_to_vellus"))
  }

  private mutating func addUnits(_ hairs: [PairHair], _ counts: PairCounts, _ frame: Frame) {
    let units = PairUnits(hairs)
    guard units.before > 0, units.after > 0 else { return }
    let n = 0.5 * (counts.before + counts.after), u = 0.5 * (units.before + units.after)
    // As many of the doubtful hairs as there are units a hair found or end one.
    let unitVariance = counts.netVariance * u / n
    follicularUnitsPerCm2 = Change(
      before: units.before / frame.area, after: units.after / frame.area, se: unitVariance.squareRoot() / frame.area,
      smallestDetectable: frame.smallestDetectable("follicular_units_per_cm2"))
    let relative = counts.netVariance / (n * n) + unitVariance / (u * u)
    hairsPerUnit = Change(
      before: counts.before / units.before, after: counts.after / units.after, se: n / u * relative.squareRoot(),
      smallestDetectable: frame.smallestDetectable("hairs_per_unit"))
  }

  /// The pairs of diameters without those that changed as no hair does in this pair of photos: two hairs drawn as one in
  /// one of them, or neighbours mistaken for each other.
  private static func clean(_ pairs: [(Double, Double)]) -> [(Double, Double)] {
    guard pairs.count >= 10 else { return pairs }
    let changes = pairs.map { $0.1 - $0.0 }
    let median = changes.sorted()[changes.count / 2]
    let deviation = 1.4826 * changes.map { abs($0 - median) }.sorted()[changes.count / 2]
    return pairs.filter { abs($0.1 - $0.0 - median) <= outlier * max(deviation, 1) }
  }

  /// Deviations from the median beyond which a change is none of one hair.
  private static let outlier = 3.0

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// Of single values about their mean; of fewer than two, the square of 10 µm.
  private static func variance(_ values: [Double]) -> Double {
    guard values.count > 1, let mean = mean(values) else { return 100 }
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }
}
