import Geometry
public import Registration
public import Trichometry

/// What changed between two photos of one place, hair by hair.
public struct PairComparison: Sendable {
  /// The trichograms with all hairs of each photo.
  public var before: Trichogram
  public var after: Trichogram
  public var registration: Registration
  /// `nil` without a scale, or where the photos cannot be compared.
  public var sharedAreaCm2: Double?
  /// The hairs of the shared area: kept ones in the order of the before photo, then those of one photo only.
  public var hairs: [PairHair]
  /// What matches and fates were judged by; nothing where the photos cannot be compared.
  public private(set) var evidence = PairEvidence()
  public var changes: PairChanges
  public var patch: BaldPatch?
  public var phototrichogram: Phototrichogram?
  public var warnings: [String]

  /// Compares two photos.
  public init(before: PairSide, after: PairSide, options: PairOptions = .init()) {
    self.before = before.trichogram
    self.after = after.trichogram
    hairs = []
    changes = PairChanges()
    warnings = []
    // Without both scales, neither is believed: as many pixels across count as as much skin.
    let isMetric = before.trichogram.scale.umPerPx != nil && after.trichogram.scale.umPerPx != nil
    func umPerPx(_ side: PairSide) -> Double {
      (isMetric ? side.trichogram.scale.umPerPx : nil)
        ?? AssumedScale.umPerPx(photoWidth: side.trichogram.photo.widthPx)
    }
    let umBefore = umPerPx(before), umAfter = umPerPx(after)
    registration = RootRegistration.register(
      before: Constellation(before.trichogram, umPerPx: umBefore),
      after: Constellation(after.trichogram, umPerPx: umAfter), beforeRegion: before.region,
      afterRegion: after.region)
    for (name, side) in [("before", before), ("after", after)] where side.trichogram.quality.verdict == .unusable {
      registration.refuse("the photo \(name) is unusable: " + side.trichogram.quality.reasons.joined(separator: ", "))
    }
    if !isMetric {
      registration.residualUm = nil
      let unscaled = [("before", before), ("after", after)].filter { $0.1.trichogram.scale.umPerPx == nil }.map(\.0)
      warnings.append(
        "the scale of \(unscaled.count == 2 ? "both photos" : "the photo \(unscaled[0])") is not known: there are only fates of hairs, and no change in mm, µm or cm²"
      )
    }
    guard registration.status == .aligned else { return }

    let shared = SharedArea(registration, before.region, after.region)
    let pairing = HairPairing(
      registration, before: before, after: after, beforeUmPerPx: umBefore, afterUmPerPx: umAfter, shared: shared)
    hairs = pairing.hairs
    evidence = pairing.evidence
    warnings += CaptureDifferences.warnings(
      registration, before.trichogram, after.trichogram, pairing: pairing,
      isPhototrichogram: options.phototrichogramDays != nil)
    guard isMetric else { return }
    let area = shared.areaPx * umBefore * umBefore / 1e8
    sharedAreaCm2 = area
    let misfit = CaptureDifferences.scaleMisfit(registration, before.trichogram, after.trichogram) ?? 0
    // Where scales contradict each other by more than devices do, one is wrong, and what diameters changed is not known.
    let scaleDoubt = abs(misfit) > CaptureDifferences.scaleMisfit ? misfit : misfit / 2
    let scales = [before, after].map { $0.trichogram.scale.relativeSE ?? 0 }
    changes = PairChanges(
      hairs,
      frame: .init(
        area: area, cuts: options.cuts, umPerPx: max(umBefore, umAfter), scaleSE: max(scales[0], scales[1]),
        relativeScaleSE: (scales[0] * scales[0] + scales[1] * scales[1] + scaleDoubt * scaleDoubt).squareRoot(),
        smallestDetectable: { options.smallestDetectable[$0] }))
    addOpenHairs(area)
    if let days = options.phototrichogramDays { addPhototrichogram(days) }
    if let cuts = options.patch {
      patch = BaldPatch(
        registration, before: before.trichogram.hairs.filter { $0.unit != nil },
        after: after.trichogram.hairs.filter { $0.unit != nil }, shared: shared, outline: before.region.outline,
        umPerPx: umBefore, cuts: cuts)
      if patch?.areaBeforeCm2 == nil { warnings.append("no bald patch was found in the photo before") }
    }
  }

  /// Says what the undecided may hide.
  private mutating func addOpenHairs(_ area: Double) {
    let open = hairs.count { $0.fate == .undecided }
    guard open > 0, area > 0, let interval = changes.densityPerCm2.ci95 else { return }
    let half = 0.5 * (interval.upperBound - interval.lowerBound)
    warnings.append(
      "\(open) of \(hairs.count) hairs are undecided: seen in one photo only, and not clearly gone from the other; "
        + "by them and by errors of tracing alone the density may seem to change by "
        + "\(CaptureDifferences.text(half, 1)) hairs/cm²")
  }

  private mutating func addPhototrichogram(_ days: Double) {
    if let objection = Phototrichogram.objection(hairs) {
      warnings.append("no growth is given: " + objection)
      return
    }
    phototrichogram = Phototrichogram(days: days, hairs: &hairs)
  }
}
