import OrderedJSON
public import Trichometry

/// A trichogram as a short block of text for people.
public enum SummaryText {
  /// What every reader is told, once, after the photos.
  public static let notice = "Research and documentation use; not for diagnosis or treatment decisions."

  /// The block of one photo: several lines, each with its line break.
  ///
  /// Numbers stand with unit and interval; classes and what depends on them with the cuts; what is not
  /// known as a dash.
  public static func encode(_ trichogram: Trichogram) -> String {
    let summary = trichogram.summary
    let vellus = "vellus < \(number(summary.vellusBelowUm)) µm"
    let terminal = "terminal ≥ \(number(summary.terminalFromUm)) µm"
    var rows: [(name: String, value: String)] = [
      ("quality", quality(trichogram.quality)),
      ("hairs", number(summary.hairCount)),
      ("density", quantity(summary.densityPerCm2, 1, "/cm²", summary.densityCI95)),
      ("mean diameter", quantity(summary.meanDiameterUm, 1, "µm", summary.meanDiameterCI95)),
      (
        "median, SD, CV",
        "\(quantity(summary.medianDiameterUm, 1, "µm")), \(quantity(summary.sdDiameterUm, 1, "µm")), "
          + percent(summary.cvDiameter)
      ),
      (
        "cumulative thickness",
        quantity(summary.cumulativeThicknessMmPerCm2, 2, "mm/cm²", summary.cumulativeThicknessCI95)
      ),
      (vellus, number(summary.vellusCount)),
    ]
    if summary.vellusBelowUm < summary.terminalFromUm {
      rows.append(("intermediate", number(summary.intermediateCount)))
    }
    rows += [
      (terminal, number(summary.terminalCount)),
      (
        "terminal to vellus",
        quantity(summary.terminalToVellus, 2, "(\(terminal), \(vellus))", summary.terminalToVellusCI95)
      ),
      (
        "follicular units",
        "\(number(summary.follicularUnitCount)), "
          + quantity(summary.follicularUnitsPerCm2, 1, "/cm²", summary.follicularUnitsPerCm2CI95)
      ),
      (
        "hairs per unit",
        quantity(summary.hairsPerUnit, 2, "", summary.hairsPerUnitCI95)
          + ", \(percent(summary.singleHairUnitsFraction)) of units single"
      ),
    ]
    if trichogram.scale.umPerPx == nil, let width = meanWidthPx(trichogram) {
      rows.append(("mean width", quantity(width, 1, "px")))
    }
    rows += [
      ("mean length", quantity(summary.meanLengthMm, 2, "mm")),
      ("hair cover", percent(summary.hairCoverFraction)),
    ]
    if let limit = trichogram.quality.detectionLimitUm {
      rows.append(("detection limit", quantity(limit, 0, "µm")))
    }
    rows += trichogram.warnings.map { ("warning", $0) }
    let nameWidth = rows.map(\.name.count).max() ?? 0
    let lines = rows.map { name, value in
      "  " + name + String(repeating: " ", count: nameWidth - name.count + 2) + value
    }
    return ([heading(trichogram)] + lines).map { printable($0) + "\n" }.joined()
  }

  /// A file's name may hold line breaks and escape sequences; a line for a terminal may not.
  public static func printable(_ line: String) -> String {
    line.unicodeScalars.map { $0.properties.generalCategory == .control ? "?" : String($0) }.joined()
  }

  private static func heading(_ trichogram: Trichogram) -> String {
    let photo = trichogram.photo
    let scale =
      trichogram.scale.umPerPx.map { umPerPx in
        let error = trichogram.scale.relativeSE.map { " ± \(DecimalText.string(100 * $0, decimals: 1)) %" } ?? ""
        return "\(DecimalText.string(umPerPx, decimals: 3)) µm/px\(error) (\(trichogram.scale.source.rawValue))"
      } ?? "scale not known"
    var field = trichogram.field.shape.rawValue
    if let area = trichogram.field.areaCm2 { field += " \(fixed(area, 4)) cm²" }
    if let masked = trichogram.field.maskedCm2, masked > 0 { field += ", \(fixed(masked, 4)) cm² masked" }
    return "\(photo.name): \(photo.widthPx) × \(photo.heightPx) px, \(scale), \(field)"
  }

  /// The mean diameter of the hairs that count, for photos without a scale.
  private static func meanWidthPx(_ trichogram: Trichogram) -> Double? {
    let widths = trichogram.hairs.filter(\.rootInField).map(\.diameterPx)
    return widths.isEmpty ? nil : widths.reduce(0, +) / Double(widths.count)
  }

  private static func quality(_ quality: Trichogram.Quality) -> String {
    ([quality.verdict.rawValue] + quality.reasons).joined(separator: "; ")
  }

  private static func quantity(
    _ value: Double?, _ decimals: Int, _ unit: String, _ interval: ClosedRange<Double>? = nil
  ) -> String {
    guard let value else { return "–" }
    var text = fixed(value, decimals)
    if !unit.isEmpty { text += " " + unit }
    if let interval {
      text += "  (95 % CI \(fixed(interval.lowerBound, decimals)) to \(fixed(interval.upperBound, decimals)))"
    }
    return text
  }

  private static func percent(_ fraction: Double?) -> String {
    fraction.map { fixed(100 * $0, 0) + " %" } ?? "–"
  }

  private static func number(_ value: Int?) -> String { value.map(String.init) ?? "–" }

  private static func number(_ value: Double) -> String { DecimalText.string(value) }

  /// `value` with exactly so many decimals.
  private static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return "–" }
    let text = DecimalText.string(value, decimals: decimals)
    guard decimals > 0, value.magnitude < 1e15 else { return text }
    let written = text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 }
    return text + (written == nil ? "." : "") + String(repeating: "0", count: decimals - (written ?? 0))
  }
}
