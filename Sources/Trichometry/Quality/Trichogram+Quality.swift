extension Trichogram.Quality {
  /// The diameter that focus is told against, µm: a thin terminal hair.
  static let focusDiameterUm = 60.0
  /// Luma codes between the darkest and the brightest percent below which a photo shows nothing at all.
  static let leastRange = 4

  /// Judges a photo by its light and by the blur that its shafts show.
  ///
  /// `focus` is 1 ÷ (1 + (2σ ÷ d)²) with the blur's standard deviation σ and d = 60 µm, or the median width where the
  /// scale is not known: 0.9 where the blur is a sixth of a hair, 0.5 where it is half of one. `glareFraction` is the
  /// share of saturated pixels. Only a photo without any detail is unusable: sharp bald skin is a measurement.
  init(light: LightStatistics, blur: PhotoBlur?, umPerPx: Double?, medianWidthPx: Double?) {
    self.init(verdict: .good)
    glareFraction = light.pixels > 0 ? light.saturated : nil
    if let blur, let hair = umPerPx.map({ Self.focusDiameterUm / $0 }) ?? medianWidthPx {
      let ratio = 2 * blur.sigmaPx / hair
      focus = 1 / (1 + ratio * ratio)
    }
    if light.pixels == 0 {
      unusable("no part of the photo lies in the field")
    } else if light.high - light.low < Self.leastRange {
      unusable(
        light.high < 16
          ? "the photo is black" : light.low > 250 ? "the photo is white" : "the photo shows no detail")
    } else {
      if let focus, focus < 0.6 { doubt("out of focus: thin hairs are missed and their diameters uncertain") }
      if light.saturated > 0.1 { doubt("glare covers more than a tenth of the field") }
      if light.high < 40 { doubt("underexposed") }
    }
  }

  private mutating func doubt(_ reason: String) {
    if verdict == .good { verdict = .usable }
    reasons.append(reason)
  }

  private mutating func unusable(_ reason: String) {
    verdict = .unusable
    reasons.append(reason)
  }
}
