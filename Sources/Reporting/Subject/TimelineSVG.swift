import Comparison
import OrderedJSON
import StudyDesign

/// One number of one place over all visits, drawn: values with their intervals, the changes since the baseline, the
/// smallest detectable change as a band, the line through all visits.
struct TimelineSVG {
  private static let width = 460.0, height = 230.0
  private static let left = 46.0, right = 12.0, top = 20.0, bottom = 46.0
  /// The windows in which trials and clinics look, months.
  private static let windows = [3.0...6.0, 9.0...12.0]
  private static let daysPerMonth = 30.436875

  let course: Course
  let series: Series

  private var times: [Double] { series.days ?? series.visits.indices.map(Double.init) }

  var svg: String {
    let title = ChangeWords.title(course.endpoint.rawValue)
    let label = title.name + (title.unit.isEmpty ? "" : ", " + title.unit)
    guard !course.points.isEmpty else {
      return "<p class=\"none\">\(HTML.escaped(label)): –</p>"
    }
    var svg =
      "<svg class=\"timeline\" viewBox=\"0 0 \(Int(Self.width)) \(Int(Self.height))\" role=\"img\" "
      + "aria-label=\"\(HTML.escaped(label)) over the visits\"><text class=\"title\" x=\"\(Int(Self.left))\" y=\"12\">"
      + "\(HTML.escaped(label))</text>"
    svg += windowBands + detectableBand + grid + treatmentMarks + fittedLine + followedLine
    for point in course.points { svg += mark(point) }
    return svg + visitLabels + "</svg>"
  }

  // MARK: Scales

  private var timeRange: ClosedRange<Double> {
    let shown = course.points.map { times[$0.visit] }
    let low = shown.min() ?? 0, high = shown.max() ?? 1
    let margin = max(0.5, 0.06 * (high - low))
    return (low - margin)...(high + margin)
  }

  private var valueRange: ClosedRange<Double> {
    var values: [Double] = []
    for point in course.points {
      values += [point.value, point.ci95?.lowerBound, point.ci95?.upperBound, point.followed].compactMap { $0 }
    }
    if let start = course.points.first?.value, let band = course.smallestDetectable {
      values += [start - band, start + band]
    }
    let low = values.min() ?? 0, high = values.max() ?? 1
    let margin = max(0.05 * (high - low), 0.02 * high, 1e-6)
    return max(0, low - margin)...(high + margin)
  }

  private func x(_ time: Double) -> Double {
    let range = timeRange
    return Self.left + (Self.width - Self.left - Self.right) * (time - range.lowerBound)
      / (range.upperBound - range.lowerBound)
  }

  private func y(_ value: Double) -> Double {
    let range = valueRange
    return Self.height - Self.bottom - (Self.height - Self.top - Self.bottom) * (value - range.lowerBound)
      / (range.upperBound - range.lowerBound)
  }

  private func text(_ value: Double) -> String { DecimalText.string(value, decimals: 1) }

  // MARK: Parts

  private var windowBands: String {
    guard series.days != nil else { return "" }
    let range = timeRange
    return Self.windows.map { window in
      let low = max(range.lowerBound, window.lowerBound * Self.daysPerMonth)
      let high = min(range.upperBound, window.upperBound * Self.daysPerMonth)
      guard low < high else { return "" }
      return
        "<rect class=\"window\" x=\"\(text(x(low)))\" y=\"\(Int(Self.top))\" width=\"\(text(x(high) - x(low)))\" "
        + "height=\"\(Int(Self.height - Self.top - Self.bottom))\"><title>months \(Int(window.lowerBound)) to "
        + "\(Int(window.upperBound))</title></rect>"
        + (x(high) - x(low) < 62
          ? ""
          : "<text class=\"small\" x=\"\(text(x(low) + 2))\" y=\"\(Int(Self.top + 9))\">"
            + "months \(Int(window.lowerBound))–\(Int(window.upperBound))</text>")
    }.joined()
  }

  private var detectableBand: String {
    guard let band = course.smallestDetectable, let start = course.points.first?.value else { return "" }
    let upper = y(start + band), lower = y(max(valueRange.lowerBound, start - band))
    return
      "<rect class=\"sdc\" x=\"\(Int(Self.left))\" y=\"\(text(upper))\" "
      + "width=\"\(Int(Self.width - Self.left - Self.right))\" height=\"\(text(lower - upper))\">"
      + "<title>smallest detectable change around the baseline</title></rect>"
  }

  private var grid: String {
    let range = valueRange
    let rough = (range.upperBound - range.lowerBound) / 4
    // The smallest of 1, 2 and 5 times a power of ten that gives four lines or fewer.
    var power = 1e-6
    while power * 10 < rough { power *= 10 }
    let step = [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? 10 * power
    var lines = ""
    var value = (range.lowerBound / step).rounded(.up) * step
    while value <= range.upperBound {
      let height = text(y(value))
      lines +=
        "<line class=\"grid\" x1=\"\(Int(Self.left))\" x2=\"\(Int(Self.width - Self.right))\" y1=\"\(height)\" "
        + "y2=\"\(height)\"/><text class=\"axis\" x=\"\(Int(Self.left - 5))\" y=\"\(text(y(value) + 3))\">"
        + "\(DecimalText.string(value, decimals: 3))</text>"
      value += step
    }
    return lines
  }

  /// Where the arm or a covariate that names a treatment changes.
  private var treatmentMarks: String {
    var last = ""
    var marks = ""
    var count = 0
    for (i, visit) in series.visits.enumerated() {
      guard let treatment = visit.photos.first.map({ Self.treatment($0.placement) }), !treatment.isEmpty,
        treatment != last
      else { continue }
      last = treatment
      guard course.points.contains(where: { $0.visit == i }) else { continue }
      let place = text(x(times[i]))
      marks +=
        "<line class=\"treatment\" x1=\"\(place)\" x2=\"\(place)\" y1=\"\(Int(Self.top))\" "
        + "y2=\"\(Int(Self.height - Self.bottom))\"/>"
        + "<text class=\"small\" x=\"\(text(x(times[i]) + 3))\" y=\"\(Int(Self.height - Self.bottom) - 4 - 10 * (count % 4))\">"
        + "\(HTML.escaped(String(treatment.prefix(24))))</text>"
      count += 1
    }
    return marks
  }

  static func treatment(_ placement: Placement) -> String {
    let named = placement.covariates.filter { ["treatment", "therapy", "drug"].contains($0.name.lowercased()) }
    return ([placement.arm] + named.map(\.value)).filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private var fittedLine: String {
    let shown = course.points.filter { $0.followed != nil }
    guard let change = course.change, let first = shown.first, let last = shown.last, shown.count > 1 else { return "" }
    let t = shown.map { times[$0.visit] }, v = shown.compactMap(\.followed)
    let meanT = t.reduce(0, +) / Double(t.count), meanV = v.reduce(0, +) / Double(v.count)
    let span = times[last.visit] - times[first.visit]
    guard span > 0 else { return "" }
    func line(_ time: Double) -> Double { meanV + change / span * (time - meanT) }
    return
      "<line class=\"trend\" x1=\"\(text(x(times[first.visit])))\" y1=\"\(text(y(line(times[first.visit]))))\" "
      + "x2=\"\(text(x(times[last.visit])))\" y2=\"\(text(y(line(times[last.visit]))))\"/>"
  }

  private var followedLine: String {
    let points = course.points.compactMap { point in point.followed.map { (x(times[point.visit]), y($0)) } }
    guard points.count > 1 else { return "" }
    return
      "<polyline class=\"followed\" points=\"\(points.map { text($0.0) + "," + text($0.1) }.joined(separator: " "))\"/>"
      + points.map { "<circle class=\"followed\" cx=\"\(text($0.0))\" cy=\"\(text($0.1))\" r=\"3.5\"/>" }.joined()
  }

  private func mark(_ point: Course.Point) -> String {
    let place = text(x(times[point.visit]))
    var svg = ""
    if let interval = point.ci95 {
      svg +=
        "<line class=\"interval\" x1=\"\(place)\" x2=\"\(place)\" y1=\"\(text(y(interval.lowerBound)))\" "
        + "y2=\"\(text(y(interval.upperBound)))\"/>"
    }
    return svg + "<circle class=\"value\" cx=\"\(place)\" cy=\"\(text(y(point.value)))\" r=\"3\"/>"
  }

  /// Those that do not run into each other.
  private var visitLabels: String {
    var lastEnd = -Double.infinity
    return course.points.map { point in
      let visit = series.visits[point.visit]
      let place = x(times[point.visit])
      let tick =
        "<line class=\"tick\" x1=\"\(text(place))\" x2=\"\(text(place))\" y1=\"\(Int(Self.height - Self.bottom))\" "
        + "y2=\"\(Int(Self.height - Self.bottom + 4))\"/>"
      let label = String(visit.label.prefix(14)), date = visit.date?.text ?? ""
      let half = 3.0 * Double(max(label.count, date == visit.label ? 0 : date.count))
      guard place - half > lastEnd else { return tick }
      lastEnd = place + half + 4
      let anchor = place + half > Self.width ? "end" : place - half < 0 ? "start" : "middle"
      return tick
        + "<text class=\"small\" text-anchor=\"\(anchor)\" x=\"\(text(place))\" y=\"\(Int(Self.height - Self.bottom + 15))\">"
        + "\(HTML.escaped(label))</text>"
        + (date.isEmpty || date == visit.label
          ? ""
          : "<text class=\"small\" text-anchor=\"\(anchor)\" x=\"\(text(place))\" "
            + "y=\"\(Int(Self.height - Self.bottom + 27))\">\(date)</text>")
    }.joined()
  }
}
