import Geometry
import HairDetection
import ScalpField
import Trichometry

/// Turns shafts into hairs and hairs into the numbers of a field, by the widths that detection gives.
struct HairMeasure {
  var field: Field
  var umPerPx: Double?
  var options: AnalysisOptions

  /// The hairs that have any part in the field.
  func hairs(_ shafts: [TracedShaft]) -> [Hair] {
    var hairs: [Hair] = []
    for shaft in shafts {
      // Coordinates are printed with 3 decimals: 4 px may not be passed after rounding either.
      let line = Polyline(shaft.points).resampled(spacing: 3.9)
      guard line.points.contains(where: field.contains) else { continue }
      let diameterUm = umPerPx.map { $0 * shaft.widthPx }
      hairs.append(
        Hair(
          id: hairs.count + 1, rootInField: field.contains(line.points[0]),
          tipInField: field.contains(line.points[line.points.count - 1]), polyline: line,
          widthsPx: line.points.map { _ in shaft.widthPx }, diameterPx: shaft.widthPx, diameterUm: diameterUm,
          diameterSEUm: nil, widthsUm: diameterUm.map { d in line.points.map { _ in d } },
          lengthMm: umPerPx.map { $0 * line.length / 1000 }, sizeClass: diameterUm.map(sizeClass),
          polarity: shaft.polarity == .dark ? .dark : .light, unit: nil, confidence: shaft.confidence))
    }
    return hairs
  }

  private func sizeClass(_ diameterUm: Double) -> Hair.SizeClass {
    if diameterUm < options.vellusBelowUm { return .vellus }
    return diameterUm < options.terminalFromUm ? .intermediate : .terminal
  }

  /// The numbers over the hairs whose root is in the field.
  func summary(_ hairs: [Hair]) -> Trichogram.Summary {
    let rooted = hairs.filter(\.rootInField)
    var summary = Trichogram.Summary()
    summary.hairCount = rooted.count
    summary.vellusBelowUm = options.vellusBelowUm
    summary.terminalFromUm = options.terminalFromUm
    guard let umPerPx else { return summary }

    let areaCm2 = field.areaPx * umPerPx * umPerPx * 1e-8
    let diameters = rooted.compactMap(\.diameterUm).sorted()
    let sum = diameters.reduce(0, +)
    summary.densityPerCm2 = Double(rooted.count) / areaCm2
    summary.cumulativeThicknessMmPerCm2 = sum / 1000 / areaCm2
    summary.vellusCount = rooted.count { $0.sizeClass == .vellus }
    summary.intermediateCount = rooted.count { $0.sizeClass == .intermediate }
    summary.terminalCount = rooted.count { $0.sizeClass == .terminal }
    if let vellus = summary.vellusCount, let terminal = summary.terminalCount, vellus > 0 {
      summary.terminalToVellus = Double(terminal) / Double(vellus)
    }
    guard !diameters.isEmpty else { return summary }
    let count = Double(diameters.count)
    let mean = sum / count
    summary.meanDiameterUm = mean
    summary.medianDiameterUm = (diameters[(diameters.count - 1) / 2] + diameters[diameters.count / 2]) / 2
    if diameters.count > 1 {
      let sd = (diameters.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)).squareRoot()
      summary.sdDiameterUm = sd
      summary.cvDiameter = sd / mean
    }
    let lengths = rooted.filter(\.tipInField).compactMap(\.lengthMm)
    if !lengths.isEmpty { summary.meanLengthMm = lengths.reduce(0, +) / Double(lengths.count) }
    return summary
  }
}
