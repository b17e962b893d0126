import Statistics
import Trichometry

/// Growing and resting hair by what matched hairs grew between two photos.
public struct Phototrichogram: Sendable, Hashable {
  /// Days between photos that growth can be read from.
  public static let usableDays = 1.0...5.0
  /// Hair longer than this on day 0 was not clipped for a phototrichogram, mm.
  static let longestClip = 1.5
  /// From this growth on a hair is growing, mm a day: well below the slowest scalp hair's 0.25.
  static let growingFrom = 0.15
  /// Up to this change of length, what tracing the same hair twice differs by, a hair is resting, mm.
  static let restingWithin = 0.1
  /// Growth that no hair has is a wrong match, mm a day.
  static let fastest = 0.8

  public var days: Double
  public var anagenFraction: Double?
  public var anagenCI95: ClosedRange<Double>?
  public var telogenFraction: Double?
  /// Mean over growing hairs.
  public var growthMmPerDay: Double?
  /// Hairs with a decided phase.
  public var decided: Int

  /// - Parameter decided: hairs with a decided phase.
  public init(
    days: Double, anagenFraction: Double?, anagenCI95: ClosedRange<Double>?, telogenFraction: Double?,
    growthMmPerDay: Double?, decided: Int
  ) {
    self.days = days
    self.anagenFraction = anagenFraction
    self.anagenCI95 = anagenCI95
    self.telogenFraction = telogenFraction
    self.growthMmPerDay = growthMmPerDay
    self.decided = decided
  }

  /// - Parameter hairs: get their phase.
  init(days: Double, hairs: inout [PairHair]) {
    self.days = days
    var growing: [Double] = []
    var resting = 0
    for i in hairs.indices {
      hairs[i].phase = Self.phase(hairs[i], days: days)
      switch hairs[i].phase {
      case .anagen: growing.append((hairs[i].growthMm ?? 0) / days)
      case .telogen: resting += 1
      case .undecided, nil: break
      }
    }
    decided = growing.count + resting
    guard decided > 0 else { return }
    anagenFraction = Double(growing.count) / Double(decided)
    telogenFraction = Double(resting) / Double(decided)
    anagenCI95 = Proportion.wilson95(successes: growing.count, of: decided)
    growthMmPerDay = Self.robustMean(growing)
  }

  private static func phase(_ hair: PairHair, days: Double) -> Phase {
    guard hair.fate == .kept, let growth = hair.growthMm else { return .undecided }
    if abs(growth) <= restingWithin { return .telogen }
    return growth >= growingFrom * days && growth < fastest * days ? .anagen : .undecided
  }

  /// The mean of the values within three deviations of the median.
  private static func robustMean(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let median = values.sorted()[values.count / 2]
    let deviation = 1.4826 * values.map { abs($0 - median) }.sorted()[values.count / 2]
    let near = values.filter { abs($0 - median) <= 3 * max(deviation, 0.01) }
    return near.reduce(0, +) / Double(near.count)
  }

  /// Why day 0 is not a clipped photo; `nil` where it may be one.
  static func objection(_ hairs: [PairHair]) -> String? {
    let lengths = hairs.filter { $0.fate == .kept }.compactMap { $0.before?.lengthMm }.sorted()
    guard let median = lengths.isEmpty ? nil : lengths[lengths.count / 2], median > longestClip else { return nil }
    return "the hair of day 0 is longer than \(longestClip) mm: it was not clipped for a phototrichogram"
  }
}
