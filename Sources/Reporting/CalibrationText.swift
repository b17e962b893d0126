import OrderedJSON
public import ScaleReading

/// A calibration as a short block of text for people.
public enum CalibrationText {
  /// Several lines, each with its line break.
  public static func encode(_ calibration: Calibration) -> String {
    let percent = DecimalText.string(100 * calibration.relativeSE, decimals: 2)
    let seen = calibration.ticks.map { "ruler, \($0) ticks" } ?? calibration.source.rawValue
    var lines = [
      "\(DecimalText.string(calibration.umPerPx, decimals: 4)) µm/px ± \(percent) % (standard error; \(seen))"
    ]
    if let anisotropy = calibration.anisotropy {
      lines.append("x ÷ y: \(DecimalText.string(anisotropy, decimals: 4))")
    }
    lines += calibration.warnings.map { "warning: \($0)" }
    return lines.map { $0 + "\n" }.joined()
  }
}
