import Comparison
import OrderedJSON
import Registration

/// Changes in words, the same in every output for people.
enum ChangeWords {
  /// The name of an endpoint, its unit and its decimals.
  static func title(_ name: String) -> (name: String, unit: String, decimals: Int) {
    switch name {
    case "density_per_cm2": ("density", "/cm²", 1)
    case "mean_diameter_um": ("mean diameter", "µm", 1)
    case "kept_mean_diameter_um": ("mean diameter of kept hairs", "µm", 1)
    case "cumulative_thickness_mm_per_cm2": ("cumulative thickness", "mm/cm²", 2)
    case "terminal_to_vellus": ("terminal to vellus", "", 2)
    case "follicular_units_per_cm2": ("follicular units", "/cm²", 1)
    case "hairs_per_unit": ("hairs per unit", "", 2)
    default: (name, "", 2)
    }
  }

  static func verdict(_ verdict: Verdict) -> String {
    switch verdict {
    case .gain: "gain"
    case .loss: "loss"
    case .withinNoise: "within noise"
    case .notComparable: "not comparable"
    }
  }

  /// With exactly so many decimals; a dash where it is not known.
  static func fixed(_ value: Double?, _ decimals: Int, signed: Bool = false) -> String {
    guard let value, value.isFinite else { return "–" }
    var text = DecimalText.string(value, decimals: decimals)
    if decimals > 0, value.magnitude < 1e15 {
      let written = text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 }
      text += (written == nil ? "." : "") + String(repeating: "0", count: decimals - (written ?? 0))
    }
    text = text.replacing("-", with: "−")
    return signed && value > 0 ? "+" + text : text
  }

  static func interval(_ interval: ClosedRange<Double>?, _ decimals: Int) -> String {
    guard let interval else { return "–" }
    return
      "\(fixed(interval.lowerBound, decimals, signed: true)) to \(fixed(interval.upperBound, decimals, signed: true))"
  }

  /// What a pair comes to, in one plain sentence.
  static func sentence(_ pair: PairComparison) -> String {
    guard pair.registration.status == .aligned else {
      return "These photos cannot be compared: " + pair.registration.reasons.joined(separator: "; ") + "."
    }
    let density = pair.changes.densityPerCm2
    guard let change = density.change else {
      return "The photos show the same place; without a scale no change can be given."
    }
    let amount = "\(fixed(change.magnitude, 1)) hairs/cm² (\(fixed(density.percent?.magnitude, 0)) %)"
    let interval = "95 % interval \(interval(density.ci95, 1))"
    return switch density.verdict {
    case .gain: "Hair density rose by \(amount), more than errors of measurement explain (\(interval))."
    case .loss: "Hair density fell by \(amount), more than errors of measurement explain (\(interval))."
    case .withinNoise, .notComparable:
      "No change of hair density can be told from errors of measurement: \(fixed(change, 1, signed: true)) hairs/cm² (\(interval))."
    }
  }
}
