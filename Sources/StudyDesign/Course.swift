public import Comparison
import Trichometry

/// How one number of one place went over all visits, with one verdict.
///
/// The verdict is that of the straight line through all visits, not of any single one: however many visits there are, a
/// course without change is called a gain or a loss in 5 % of cases, not in 5 % a visit. Its error is that of repeated
/// measurements: with the standard deviation s within a subject, the line's slope has the standard error
/// s ÷ √Σ(t − t̄)², and the change over the course, slope · (t_last − t_first), must exceed 1.96 of its own. For two visits that
/// is the smallest detectable change, 1.96 · √2 · s.
public struct Course: Sendable, Hashable {
  /// A visit's value.
  public struct Point: Sendable, Hashable {
    /// The place of the visit in the series.
    public var visit: Int
    /// Over all usable photos of the visit.
    public var value: Double
    /// 95 % interval of it.
    public var ci95: ClosedRange<Double>?
    /// Photos that it is the mean of.
    public var photos: Int
    /// Against the baseline, hair by hair on the area that both photos show.
    public var change: Change?
    /// The baseline's value with that change; `nil` where the photos cannot be compared. The line is laid through these.
    public var followed: Double?
  }

  /// Where the error of a measurement comes from.
  public enum ErrorSource: String, Sendable {
    /// It was measured on repeats, here or elsewhere.
    case repeats
    /// It is that of the comparisons themselves, which know nothing of day-to-day differences.
    case comparisons
  }

  public var endpoint: Endpoint
  public var points: [Point]
  /// The smallest detectable change between two visits; `nil` where nothing tells it.
  public var smallestDetectable: Double?
  public var errorSource: ErrorSource?
  /// The line's change from the first to the last visit.
  public var change: Double?
  public var changeCI95: ClosedRange<Double>?
  public var verdict: Verdict

  /// The normal distribution's 97.5 % point.
  static let z95 = 1.959_963_984_540_054

  /// The visits that the line is laid through: those that can be compared with the baseline, and itself.
  public var followed: [Point] { points.filter { $0.followed != nil } }

  /// - Parameters:
  ///   - changes: each visit's comparison with the baseline, by the visit's place in the series.
  ///   - smallestDetectable: from repeats; without one, the comparisons' own errors are used.
  public init(_ endpoint: Endpoint, of series: Series, changes: [Int: PairChanges], smallestDetectable: Double?) {
    self.endpoint = endpoint
    self.smallestDetectable = smallestDetectable
    errorSource = smallestDetectable == nil ? nil : .repeats
    verdict = .notComparable
    points = []
    let first = series.baseline
    var start: Double?
    for (i, visit) in series.visits.enumerated() {
      let values = visit.usable.compactMap { $0.head.flatMap { endpoint.value($0.summary) } }
      guard !values.isEmpty else { continue }
      let n = Double(values.count)
      let value = values.reduce(0, +) / n
      let intervals = visit.usable.compactMap { $0.head.flatMap { endpoint.interval($0.summary) } }
      let interval = intervals.count == values.count ? Self.meanInterval(intervals) : nil
      if i == first { start = value }
      let change = changes[i].map(endpoint.change)
      let followed = i == first ? value : start.flatMap { start in change?.change.map { start + $0 } }
      points.append(
        Point(visit: i, value: value, ci95: interval, photos: values.count, change: change, followed: followed))
    }
    if self.smallestDetectable == nil { estimateError() }
    fit(days: series.days)
  }

  /// The interval of the mean of independent values. The middle of an interval need not be its value: what was missed counts.
  private static func meanInterval(_ intervals: [ClosedRange<Double>]) -> ClosedRange<Double> {
    if intervals.count == 1 { return intervals[0] }
    let n = Double(intervals.count)
    let middle = intervals.reduce(0) { $0 + 0.5 * ($1.lowerBound + $1.upperBound) } / n
    let squares = intervals.reduce(0) { sum, i in
      let half = 0.5 * (i.upperBound - i.lowerBound)
      return sum + half * half
    }
    let half = squares.squareRoot() / n
    return max(0, middle - half)...(middle + half)
  }

  /// Takes the middle error of the comparisons with the baseline for that of all.
  private mutating func estimateError() {
    let halves = points.compactMap { $0.change?.ci95 }.map { 0.5 * ($0.upperBound - $0.lowerBound) }.sorted()
    guard !halves.isEmpty else { return }
    smallestDetectable = halves[halves.count / 2]
    errorSource = .comparisons
  }

  private mutating func fit(days: [Double]?) {
    let shown = followed
    guard shown.count > 1, let detectable = smallestDetectable else { return }
    let t = shown.map { days?[$0.visit] ?? Double($0.visit) }
    let y = shown.map { $0.followed ?? 0 }
    let n = Double(shown.count)
    let meanT = t.reduce(0, +) / n, meanY = y.reduce(0, +) / n
    var tt = 0.0, ty = 0.0
    for (t, y) in zip(t, y) {
      tt += (t - meanT) * (t - meanT)
      ty += (t - meanT) * (y - meanY)
    }
    guard tt > 0, let last = t.last else { return }
    let span = last - t[0]
    let fitted = ty / tt * span
    let sd = detectable / (Self.z95 * 2.0.squareRoot())
    let half = Self.z95 * sd / tt.squareRoot() * span
    change = fitted
    changeCI95 = (fitted - half)...(fitted + half)
    verdict = fitted - half > 0 ? .gain : fitted + half < 0 ? .loss : .withinNoise
  }
}
