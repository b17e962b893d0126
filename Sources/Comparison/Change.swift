/// Whether a number changed between two photos.
public enum Verdict: String, Sendable {
  case gain, loss
  case withinNoise = "within_noise"
  case notComparable = "not_comparable"
}

/// A number in two photos of one place and its change.
public struct Change: Sendable, Hashable {
  public var before: Double?
  public var after: Double?
  public var change: Double?
  /// The change in percent of the value before.
  public var percent: Double?
  /// 95 % interval of the true change on the shared area.
  public var ci95: ClosedRange<Double>?
  public var verdict: Verdict

  /// Nothing can be said.
  public static let notComparable = Change(
    before: nil, after: nil, change: nil, percent: nil, ci95: nil, verdict: .notComparable)

  public init(
    before: Double?, after: Double?, change: Double?, percent: Double?, ci95: ClosedRange<Double>?, verdict: Verdict
  ) {
    self.before = before
    self.after = after
    self.change = change
    self.percent = percent
    self.ci95 = ci95
    self.verdict = verdict
  }

  /// The normal distribution's 97.5 % point.
  static let z95 = 1.959_963_984_540_054

  /// A change with a standard error.
  ///
  /// - Parameters:
  ///   - expected: the middle of the interval, where it is not the change itself.
  ///   - smallestDetectable: a change must reach it too to be called one.
  init(before: Double, after: Double, expected: Double? = nil, se: Double, smallestDetectable: Double? = nil) {
    let change = after - before
    let middle = expected ?? change
    let half = Self.z95 * se
    let interval = min(middle - half, change)...max(middle + half, change)
    let isSeen = abs(change) >= smallestDetectable ?? 0
    self.init(
      before: before, after: after, change: change, percent: before != 0 ? 100 * change / before : nil, ci95: interval,
      verdict: isSeen && interval.lowerBound > 0 ? .gain : isSeen && interval.upperBound < 0 ? .loss : .withinNoise)
  }
}

/// The numbers of a pair, all on the area that both photos share.
public struct PairChanges: Sendable, Hashable {
  public var densityPerCm2 = Change.notComparable
  /// Over all hairs of each photo there.
  public var meanDiameterUm = Change.notComparable
  /// Over kept hairs, paired.
  public var keptMeanDiameterUm = Change.notComparable
  public var cumulativeThicknessMmPerCm2 = Change.notComparable
  public var terminalToVellus = Change.notComparable
  public var follicularUnitsPerCm2 = Change.notComparable
  public var hairsPerUnit = Change.notComparable

  public init() {}

  /// All under the names they have in every output, in their order.
  public var entries: [(name: String, change: Change)] {
    [
      ("density_per_cm2", densityPerCm2), ("mean_diameter_um", meanDiameterUm),
      ("kept_mean_diameter_um", keptMeanDiameterUm), ("cumulative_thickness_mm_per_cm2", cumulativeThicknessMmPerCm2),
      ("terminal_to_vellus", terminalToVellus), ("follicular_units_per_cm2", follicularUnitsPerCm2),
      ("hairs_per_unit", hairsPerUnit),
    ]
  }
}
