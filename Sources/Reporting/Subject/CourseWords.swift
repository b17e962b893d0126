import Comparison
import StudyDesign

/// Courses in words, the same on every page.
enum CourseWords {
  typealias W = ChangeWords

  /// What a course came to, in one plain sentence.
  static func sentence(_ course: Course, of series: Series) -> String {
    let title = W.title(course.endpoint.rawValue)
    let unit = title.unit.isEmpty ? "" : " " + title.unit
    let subject = "\(capitalized(series.place)): \(title.name)"
    guard let change = course.change else {
      if series.visits.count < 2 { return "\(subject): one visit, nothing to compare yet." }
      if course.points.count < 2 {
        return
          "\(subject): \(series.visits.count) visits, but it is known of \(course.points.isEmpty ? "none" : "one only")."
      }
      return "\(subject): the visits cannot be compared."
    }
    let amount = W.fixed(change.magnitude, title.decimals) + unit
    let interval = "95 % interval \(W.interval(course.changeCI95, title.decimals))"
    let span = "over \(course.followed.count) visits" + duration(course, series)
    return said(course, subject, span, amount, interval, change, title) + leftOut(course, series)
  }

  private static func said(
    _ course: Course, _ subject: String, _ span: String, _ amount: String, _ interval: String, _ change: Double,
    _ title: (name: String, unit: String, decimals: Int)
  ) -> String {
    let unit = title.unit.isEmpty ? "" : " " + title.unit
    return switch course.verdict {
    case .gain: "\(subject) rose by \(amount) \(span), more than measurements differ by (\(interval))."
    case .loss: "\(subject) fell by \(amount) \(span), more than measurements differ by (\(interval))."
    case .withinNoise, .notComparable:
      "\(subject) did not change \(span) by more than measurements differ: \(W.fixed(change, title.decimals, signed: true))\(unit) (\(interval))."
    }
  }

  /// ` month 9 is left out: it cannot be compared with the first visit.`
  private static func leftOut(_ course: Course, _ series: Series) -> String {
    let out = course.points.filter { $0.followed == nil }.map { series.visits[$0.visit].label }
    guard let last = out.last else { return "" }
    let names = out.count == 1 ? last : out.dropLast().joined(separator: ", ") + " and " + last
    return out.count == 1
      ? " \(capitalized(names)) is left out: it cannot be compared with the first visit."
      : " \(capitalized(names)) are left out: they cannot be compared with the first visit."
  }

  /// ` in 182 days`
  static func duration(_ course: Course, _ series: Series) -> String {
    days(course, series).map { " in \(Int($0)) days" } ?? ""
  }

  /// The days from the first to the last visit of a course.
  static func days(_ course: Course, _ series: Series) -> Double? {
    guard let days = series.days, let first = course.followed.first, let last = course.followed.last else { return nil }
    return days[last.visit] - days[first.visit]
  }

  static func verdict(_ course: Course, of series: Series) -> String {
    series.visits.count < 2 ? "one visit" : W.verdict(course.verdict)
  }

  static func source(_ source: Course.ErrorSource?) -> String {
    switch source {
    case .repeats: "from repeated photos"
    case .comparisons: "from the errors of the comparisons; without repeated photos it is too small"
    case nil: "not known"
    }
  }

  private static func capitalized(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }
}
