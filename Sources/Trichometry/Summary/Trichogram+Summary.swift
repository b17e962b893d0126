extension Trichogram.Summary {
  /// The numbers of a field, over the hairs whose root lies in it.
  ///
  /// - Parameters:
  ///   - hairs: every traced hair with any part in the field.
  ///   - units: the photo's follicular units, made of all hairs whose root is in view, in the field or not; one counts
  ///     where its anchor lies in the field.
  ///   - umPerPx: micrometres per pixel; with `nil` only the counts are known.
  public init(
    hairs: [Hair], units: [FollicularUnit], region: MeasuredRegion, umPerPx: Double?, cuts: SizeCuts
  ) {
    self.init()
    vellusBelowUm = cuts.vellusBelowUm
    terminalFromUm = cuts.terminalFromUm
    let rooted = hairs.filter(\.rootInField)
    let n = Double(rooted.count)
    hairCount = rooted.count
    if region.areaPx > 0 { hairCoverFraction = min(1, CoveredArea.px(hairs, in: region) / region.areaPx) }
    addUnits(units.filter { region.contains($0.anchor) }, hairs: rooted.count)
    cvDiameter = Self.spread(rooted.map(\.diameterPx)).map { $0.sd / $0.mean }
    guard let umPerPx, region.areaPx > 0 else { return }

    // 1 cm² = 10⁸ µm²
    let areaCm2 = region.areaPx * umPerPx * umPerPx / 1e8
    densityPerCm2 = n / areaCm2
    if let units = follicularUnitCount { follicularUnitsPerCm2 = Double(units) / areaCm2 }
    let diameters = rooted.compactMap(\.diameterUm)
    cumulativeThicknessMmPerCm2 = diameters.reduce(0, +) / 1000 / areaCm2
    addDiameters(diameters)
    addClasses(diameters, cuts: cuts)
    let lengths = rooted.filter(\.tipInField).compactMap(\.lengthMm)
    if !lengths.isEmpty { meanLengthMm = lengths.reduce(0, +) / Double(lengths.count) }
  }

  private mutating func addUnits(_ units: [FollicularUnit], hairs: Int) {
    follicularUnitCount = units.count
    guard !units.isEmpty else { return }
    hairsPerUnit = Double(hairs) / Double(units.count)
    singleHairUnitsFraction = Double(units.count { $0.hairCount == 1 }) / Double(units.count)
  }

  private mutating func addDiameters(_ diameters: [Double]) {
    guard !diameters.isEmpty else { return }
    let mean = diameters.reduce(0, +) / Double(diameters.count)
    meanDiameterUm = mean
    medianDiameterUm = Robust.median(diameters)
    sdDiameterUm = Self.spread(diameters)?.sd
  }

  /// The mean and the standard deviation of two values or more.
  private static func spread(_ values: [Double]) -> (mean: Double, sd: Double)? {
    guard values.count > 1 else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(values.count - 1)).squareRoot())
  }

  private mutating func addClasses(_ diameters: [Double], cuts: SizeCuts) {
    let classes = diameters.map(cuts.sizeClass)
    let vellus = classes.count { $0 == .vellus }, terminal = classes.count { $0 == .terminal }
    vellusCount = vellus
    intermediateCount = classes.count - vellus - terminal
    terminalCount = terminal
    if vellus > 0 { terminalToVellus = Double(terminal) / Double(vellus) }
  }
}
