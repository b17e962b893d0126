import Comparison

/// A treated place against the control of the same subject on the same visit.
public struct SiteContrast: Sendable, Hashable {
  public var endpoint: Endpoint
  public var treated: Series
  public var control: Series
  /// The place of the visit in the treated series.
  public var visit: Int
  /// Treated minus control.
  public var difference: Double
  public var differenceCI95: ClosedRange<Double>?
  /// The change of the treated place since its baseline minus that of the control; `nil` at the baseline.
  public var changeDifference: Double?
  public var changeDifferenceCI95: ClosedRange<Double>?

  /// The contrasts of all visits that both places have, of every endpoint.
  ///
  /// A control is of the same site on the other side where there is one; else it is the subject's only control.
  ///
  /// - Parameter courses: of each series in `series`, in their order.
  public static func all(_ series: [Series], courses: [[Course]]) -> [SiteContrast] {
    var contrasts: [SiteContrast] = []
    for (i, treated) in series.enumerated() where treated.role == .treated {
      let controls = series.indices.filter { series[$0].role == .control }
      let opposite = controls.filter { series[$0].site == treated.site }
      guard let k = opposite.count == 1 ? opposite[0] : controls.count == 1 ? controls[0] : nil else { continue }
      for (own, other) in zip(courses[i], courses[k]) {
        for point in own.points {
          let label = treated.visits[point.visit].label
          guard let match = other.points.first(where: { series[k].visits[$0.visit].label == label }) else { continue }
          contrasts.append(SiteContrast(own.endpoint, treated, series[k], point, match))
        }
      }
    }
    return contrasts
  }

  private init(
    _ endpoint: Endpoint, _ treated: Series, _ control: Series, _ own: Course.Point, _ other: Course.Point
  ) {
    self.endpoint = endpoint
    self.treated = treated
    self.control = control
    visit = own.visit
    difference = own.value - other.value
    differenceCI95 = Self.interval(difference, own.ci95, other.ci95)
    if let a = own.change?.change, let b = other.change?.change {
      changeDifference = a - b
      changeDifferenceCI95 = Self.interval(a - b, own.change?.ci95, other.change?.ci95)
    }
  }

  /// Errors of two photos are independent, so that their squares add up.
  private static func interval(
    _ difference: Double, _ one: ClosedRange<Double>?, _ other: ClosedRange<Double>?
  ) -> ClosedRange<Double>? {
    guard let one, let other else { return nil }
    let a = 0.5 * (one.upperBound - one.lowerBound), b = 0.5 * (other.upperBound - other.lowerBound)
    let half = (a * a + b * b).squareRoot()
    return (difference - half)...(difference + half)
  }
}
