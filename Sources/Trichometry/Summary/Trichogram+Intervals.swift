extension Trichogram.Summary {
  /// Fills `densityCI95` and `meanDiameterCI95`; see `ErrorBudget` for what they cover.
  mutating func addIntervals(
    hairs: [Hair], candidates: [ErrorBudget.Candidate], region: MeasuredRegion, scale: Trichogram.Scale
  ) {
    guard let umPerPx = scale.umPerPx, region.areaPx > 0 else { return }
    let scaleSE = scale.relativeSE ?? 0
    if let density = densityPerCm2 {
      let areaCm2 = region.areaPx * umPerPx * umPerPx / 1e8
      let byCount = ErrorBudget.countSD(candidates) / areaCm2
      let byScale = 2 * scaleSE * density
      let half = ErrorBudget.z95 * (byCount * byCount + byScale * byScale).squareRoot()
      let middle = density * (1 + ErrorBudget.missedShare)
      densityCI95 = max(0, min(density, middle - half))...(middle + half)
    }
    let rooted = hairs.filter(\.rootInField)
    guard let mean = meanDiameterUm, !rooted.isEmpty else { return }
    let n = Double(rooted.count)
    var variance = 0.0
    for hair in rooted {
      guard let d = hair.diameterUm, let se = hair.diameterSEUm else { continue }
      let c = hair.confidence
      variance += (se * se + c * (1 - c) * (d - mean) * (d - mean)) / (n * n)
    }
    let common = ErrorBudget.commonDiameterErrorPx * umPerPx
    let spread = sdDiameterUm ?? 0.3 * mean
    let missedSD = (ErrorBudget.missedShift.sd * ErrorBudget.missedShift.sd + ErrorBudget.missedOfAll / n).squareRoot()
    let missed = missedSD * spread
    let byScale = scaleSE * mean
    let half =
      ErrorBudget.z95 * (variance + common * common + missed * missed + byScale * byScale).squareRoot()
    let middle = mean - ErrorBudget.missedShift.mean * spread
    meanDiameterCI95 = max(0, middle - half)...max(mean, middle + half)
  }
}
