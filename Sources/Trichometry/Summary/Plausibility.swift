/// Values that no scalp exceeds: what lies beyond them speaks for a wrong scale or a photo of something else.
enum Plausibility {
  static let mostHairsPerCm2 = 600.0
  static let meanDiameterUm = 8.0...160.0
  /// Micrometres a pixel of photos that show hair as something that can be traced, and of those in which hairs are counted.
  static let umPerPx = 0.4...40.0
  static let usualUmPerPx = 1.0...20.0

  /// One sentence for every value beyond its limit.
  static func warnings(_ summary: Trichogram.Summary, umPerPx: Double?) -> [String] {
    var result: [String] = []
    if let umPerPx, !Self.umPerPx.contains(umPerPx) { result.append(warning(ofScale: umPerPx)) }
    if let density = summary.densityPerCm2, density > mostHairsPerCm2 {
      result.append(
        "The density of \(Int(density.rounded())) hairs/cm² is more than any scalp has; check the scale.")
    }
    if let mean = summary.meanDiameterUm, !meanDiameterUm.contains(mean) {
      result.append(
        "The mean diameter of \(Int(mean.rounded())) µm is outside of what scalp hair can have; check the scale.")
    }
    return result
  }

  /// The unit that was probably meant, where there is one.
  private static func warning(ofScale umPerPx: Double) -> String {
    let inverse: (unit: String, umPerPx: Double) = umPerPx > 1 ? ("px/mm", 1000 / umPerPx) : ("px/µm", 1 / umPerPx)
    let meant =
      usualUmPerPx.contains(inverse.umPerPx)
      ? "if it was meant in \(inverse.unit), give \((100 * inverse.umPerPx).rounded() / 100)" : "check it and its unit"
    return "Photos in which hairs are counted have about 1 to 20 µm/px, and not \(umPerPx); \(meant)."
  }
}
