import OrderedJSON
public import Statistics

/// Repeatability as a short block of text for people.
public enum RepeatabilityText {
  /// Several lines, each with its line break; what is not known is a dash.
  public static func encode(_ repeatability: Repeatability, endpoint: String) -> String {
    func number(_ value: Double?) -> String { ChangeWords.fixed(value, 3) }
    func interval(_ range: ClosedRange<Double>?) -> String {
      range.map { "  (95 % CI \(number($0.lowerBound)) to \(number($0.upperBound)))" } ?? ""
    }
    var rows = [
      ("within-subject SD", number(repeatability.withinSubjectSD)),
      ("CV", repeatability.cv.map { ChangeWords.fixed(100 * $0, 2) + " %" } ?? "–"),
      ("smallest detectable change", number(repeatability.sdc95)),
      ("ICC(2,1), agreement", number(repeatability.icc21?.value) + interval(repeatability.icc21?.ci95)),
      ("ICC(3,1), consistency", number(repeatability.icc31?.value) + interval(repeatability.icc31?.ci95)),
    ]
    if let agreement = repeatability.blandAltman {
      rows.append(("bias, first less second", number(agreement.bias) + interval(agreement.biasCI95)))
      rows.append(("lower limit of agreement", number(agreement.lower) + interval(agreement.lowerCI95)))
      rows.append(("upper limit of agreement", number(agreement.upper) + interval(agreement.upperCI95)))
    }
    let width = rows.map(\.0.count).max() ?? 0
    let lines = rows.map { "  " + $0.0 + String(repeating: " ", count: width - $0.0.count + 2) + $0.1 }
    return (["\(endpoint): \(repeatability.subjects) subjects"] + lines)
      .map { SummaryText.printable($0) + "\n" }.joined()
  }
}
