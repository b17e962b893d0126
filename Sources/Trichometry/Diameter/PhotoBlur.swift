/// The blur of a photo: the standard deviation of its point spread, as the edges of wide shafts show it.
public struct PhotoBlur: Sendable, Hashable {
  /// Standard deviation, px.
  public var sigmaPx: Double
  /// How much it differs from shaft to shaft (lens, depth), standard deviation, px.
  public var spreadPx: Double
  /// Shafts that it was taken from.
  public var shafts: Int

  /// What is taken where no shaft is wide enough to tell.
  static let assumed = PhotoBlur(sigmaPx: 1.1, spreadPx: 0.3, shafts: 0)

  init(sigmaPx: Double, spreadPx: Double, shafts: Int) {
    self.sigmaPx = sigmaPx
    self.spreadPx = spreadPx
    self.shafts = shafts
  }

  init?(_ sheets: [ShaftSheet]) {
    let sigmas = sheets.compactMap { sheet -> Double? in
      guard let fit = sheet.whole, fit.model.width > 3.5 * fit.model.blur else { return nil }
      return fit.model.blur
    }.sorted()
    guard sigmas.count >= 3 else { return nil }
    let middle = Robust.median(ofSorted: sigmas)
    sigmaPx = middle
    spreadPx = max(0.05 * middle, 1.4826 * Robust.median(sigmas.map { abs($0 - middle) }))
    shafts = sigmas.count
  }
}
