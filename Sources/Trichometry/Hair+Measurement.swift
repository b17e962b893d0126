import Geometry

extension Hair {
  /// A hair from its trace and its diameter.
  init(
    _ trace: ShaftTrace, _ diameter: ShaftDiameter, id: Int, unit: Int?, region: MeasuredRegion, umPerPx: Double?,
    cuts: SizeCuts
  ) {
    let line = Polyline(trace.points)
    let even = line.resampled(spacing: Measurement.spacingPx)
    // What is printed is the line that is measured.
    let length = even.length
    let step = line.length / Double(even.points.count - 1)
    let widths = even.points.indices.map { diameter.widthPx(at: Double($0) * step) }
    let rootCut = trace.isCut(atRoot: true, isVisible: region.isVisible)
    let tipCut = trace.isCut(atRoot: false, isVisible: region.isVisible)
    let diameterUm = umPerPx.map { $0 * diameter.diameterPx }
    self.init(
      id: id, rootInField: !rootCut && region.contains(trace.points[0]),
      tipInField: !tipCut && region.contains(trace.points[trace.points.count - 1]), polyline: even,
      widthsPx: widths, diameterPx: diameter.diameterPx, diameterUm: diameterUm,
      diameterSEUm: umPerPx.map { $0 * diameter.standardErrorPx },
      widthsUm: umPerPx.map { scale in widths.map { $0 * scale } },
      lengthMm: umPerPx.map { length * $0 / 1000 },
      sizeClass: diameterUm.map(cuts.sizeClass), polarity: trace.polarity, unit: unit, confidence: trace.confidence)
  }
}
