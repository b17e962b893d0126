/// How well a measurement agrees with itself.
public struct Repeatability: Sendable, Hashable {
  public var subjects: Int
  /// Standard deviation of measurements of one subject: the root of the mean square within subjects.
  public var withinSubjectSD: Double?
  /// `withinSubjectSD` ÷ the mean of all measurements.
  public var cv: Double?
  /// The smallest change between two measurements of one subject that is larger than 95 % of those by error alone:
  /// 1.96 · √2 · the within-subject standard deviation (Bland and Altman 1996).
  public var sdc95: Double?
  /// Agreement of single measurements on occasions drawn from many.
  public var icc21: IntraclassCorrelation?
  /// Consistency of single measurements on just these occasions.
  public var icc31: IntraclassCorrelation?
  /// Where there are two occasions.
  public var blandAltman: BlandAltman?

  public init(_ measurements: RepeatedMeasurements) {
    subjects = measurements.bySubject.count
    var squares = 0.0
    var freedom = 0
    var sum = 0.0
    var count = 0
    for values in measurements.bySubject where !values.isEmpty {
      let mean = values.reduce(0, +) / Double(values.count)
      for value in values { squares += (value - mean) * (value - mean) }
      freedom += values.count - 1
      sum += values.reduce(0, +)
      count += values.count
    }
    if freedom > 0 {
      let sd = (squares / Double(freedom)).squareRoot()
      withinSubjectSD = sd
      sdc95 = 1.96 * 2.0.squareRoot() * sd
      let mean = sum / Double(count)
      if mean > 0 { cv = sd / mean }
    }
    let table = TwoWayTable(measurements.complete)
    icc21 = table.flatMap(IntraclassCorrelation.agreement)
    icc31 = table.flatMap(IntraclassCorrelation.consistency)
    if measurements.occasions.count == 2 {
      blandAltman = BlandAltman(measurements.complete.map { ($0[0], $0[1]) })
    }
  }
}
