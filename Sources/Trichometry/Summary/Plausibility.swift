/// Values that no scalp exceeds: what lies beyond them speaks for a wrong scale or a photo of something else.
enum Plausibility {
  static let mostHairsPerCm2 = 600.0
  static let meanDiameterUm = 8.0...160.0

  /// One sentence for every value beyond its limit.
  static func warnings(_ summary: Trichogram.Summary) -> [String] {
    var result: [String] = []
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
}
