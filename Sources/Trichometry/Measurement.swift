import Geometry
public import Imaging

/// Everything that is measured on the traced shafts of one photo.
public struct Measurement: Sendable {
  /// Every hair with any part in the field, in reading order: by the root's y, then its x.
  public var hairs: [Hair]
  public var summary: Trichogram.Summary
  public var quality: Trichogram.Quality
  public var warnings: [String]
  /// The photo's blur, where its shafts tell.
  public var blur: PhotoBlur?

  /// Largest distance between points of a centreline, px: rounded to 3 decimals it must not pass 4.
  static let spacingPx = 3.9

  /// Measures shafts.
  ///
  /// - Parameters:
  ///   - shafts: every traced shaft of the photo, also outside of the field.
  ///   - litRegion: the region without a mask of glare, for telling how much glare there is; `nil` where that is `region`.
  ///   - scale: without micrometres per pixel, lengths stay in pixels and metric values are `nil`.
  ///   - threads: how many may work on it; no result depends on it.
  public init(
    of shafts: [ShaftTrace], in photo: Photo, region: MeasuredRegion, litRegion: MeasuredRegion? = nil,
    scale: Trichogram.Scale, cuts: SizeCuts = SizeCuts(), threads: Int = 1
  ) {
    let (traces, diameters, blur) = Self.measured(shafts, photo, umPerPx: scale.umPerPx, threads: threads)
    let units = Self.units(traces, diameters, region: region, umPerPx: scale.umPerPx)
    hairs = []
    var candidates: [ErrorBudget.Candidate] = []
    for (i, trace) in traces.enumerated() {
      let hair = Hair(
        trace, diameters[i], id: hairs.count + 1, unit: units[i], region: region, umPerPx: scale.umPerPx, cuts: cuts)
      candidates.append(
        ErrorBudget.Candidate(hair, rootConfidence: trace.rootConfidence, region: region, umPerPx: scale.umPerPx))
      if hair.rootInField || hair.polyline.points.contains(where: region.contains) { hairs.append(hair) }
    }
    Self.renumberUnits(&hairs)
    self.blur = blur
    let whole = FollicularUnit.all(traces.indices.compactMap { i in units[i].map { (traces[i].points[0], $0) } })
    summary = Trichogram.Summary(hairs: hairs, units: whole, region: region, umPerPx: scale.umPerPx, cuts: cuts)
    summary.addIntervals(hairs: hairs, candidates: candidates, region: region, scale: scale)
    let umPerPx = scale.umPerPx ?? AssumedScale.umPerPx(photoWidth: photo.width)
    let (sharpness, (light, skin)) = ParallelWork.both(threads: threads) {
      Sharpness(photo, region: region, umPerPx: umPerPx)
    } _: {
      (
        LightStatistics(photo, region: litRegion ?? region),
        SkinEvidence(photo, shafts: traces, region: region, umPerPx: umPerPx)
      )
    }
    quality = Trichogram.Quality(
      light: light, sharpness: sharpness, skin: skin,
      blur: blur, umPerPx: scale.umPerPx,
      medianWidthPx: hairs.isEmpty ? nil : Robust.median(hairs.map(\.diameterPx)), vellusBelowUm: cuts.vellusBelowUm,
      maskedShareOfPhoto: region.maskedShareOfPhoto)
    warnings = Plausibility.warnings(summary, umPerPx: scale.umPerPx)
    if quality.verdict == .unusable { summary.withdraw() }
  }

  /// The shafts in reading order, their centrelines where the light says they are, with their diameters.
  private static func measured(
    _ shafts: [ShaftTrace], _ photo: Photo, umPerPx: Double?, threads: Int
  ) -> (traces: [ShaftTrace], diameters: [ShaftDiameter], blur: PhotoBlur?) {
    var traces = shafts.filter { $0.points.count > 1 && Polyline($0.points).length > 0 }
    let (diameters, blur) = DiameterMeter(photo: photo, umPerPx: umPerPx).measure(traces, threads: threads)
    let right = Double(photo.width) - 0.5, bottom = Double(photo.height) - 0.5
    for i in traces.indices {
      traces[i].points = diameters[i].centerline.map {
        Point(min(max($0.x, -0.5), right), min(max($0.y, -0.5), bottom))
      }
    }
    let order = traces.indices.sorted {
      let (a, b) = (traces[$0].points[0], traces[$1].points[0])
      return (a.y, a.x, $0) < (b.y, b.x, $1)
    }
    return (order.map { traces[$0] }, order.map { diameters[$0] }, blur)
  }

  /// The units of the shafts whose root is in view.
  private static func units(
    _ traces: [ShaftTrace], _ diameters: [ShaftDiameter], region: MeasuredRegion, umPerPx: Double?
  ) -> [Int?] {
    let rooted = traces.indices.filter { !traces[$0].isCut(atRoot: true, isVisible: region.isVisible) }
    // Without a scale a typical hair of 60 µm stands for one.
    let scale = umPerPx ?? 60 / max(1, Robust.median(diameters.map(\.diameterPx)))
    let reach = 150 / scale
    let directions = rooted.map { i -> Point in
      let points = traces[i].points
      let far = points.first { $0.distance(to: points[0]) > reach } ?? points[points.count - 1]
      return (far - points[0]).normalized
    }
    let numbers = FollicularUnits(
      roots: rooted.map { traces[$0].points[0] }, directions: directions, umPerPx: scale
    ).numbers
    var result = [Int?](repeating: nil, count: traces.count)
    for (k, i) in rooted.enumerated() { result[i] = numbers[k] }
    return result
  }

  /// Numbers the units that are left 1, 2, … in the order of their first hairs.
  private static func renumberUnits(_ hairs: inout [Hair]) {
    var number: [Int: Int] = [:]
    for i in hairs.indices {
      guard let unit = hairs[i].unit else { continue }
      let new = number[unit] ?? number.count + 1
      number[unit] = new
      hairs[i].unit = new
    }
  }
}
