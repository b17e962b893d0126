/// How dark, or how bright, the inside of a photo's shafts is relative to the skin, as shafts wider than the blur show.
struct TypicalDepth {
  /// Median of inside ÷ skin for dark and for light shafts, and its spread; `nil` where too few tell.
  var dark: (ratio: Double, spread: Double)?
  var light: (ratio: Double, spread: Double)?

  init(_ sheets: [ShaftSheet]) {
    func typical(_ polarity: Hair.Polarity) -> (ratio: Double, spread: Double)? {
      let ratios = sheets.compactMap { sheet -> Double? in
        guard sheet.polarity == polarity, let m = sheet.whole?.model, m.width > 2.5 * m.blur, m.skin > 0 else {
          return nil
        }
        return m.inside / m.skin
      }.sorted()
      guard ratios.count >= 4 else { return nil }
      let middle = Robust.median(ofSorted: ratios)
      return (middle, max(0.05, 1.4826 * Robust.median(ratios.map { abs($0 - middle) })))
    }
    dark = typical(.dark)
    light = typical(.light)
  }
}
