import Geometry
import Trichometry

extension Trichogram {
  /// Two hairs, one with everything known and one with as little as there can be.
  static var sample: Trichogram {
    var summary = Summary()
    summary.hairCount = 129
    summary.densityPerCm2 = 129 / 0.782432123456789
    summary.densityCI95 = 155.9...174
    summary.meanDiameterUm = 58.9
    summary.meanDiameterCI95 = 57.7...60.1
    summary.medianDiameterUm = 58.3
    summary.sdDiameterUm = 19
    summary.cvDiameter = 19 / 58.9
    summary.cumulativeThicknessMmPerCm2 = 129 / 0.782432123456789 * 58.9 / 1000
    summary.vellusCount = 11
    summary.intermediateCount = 50
    summary.terminalCount = 68
    summary.terminalToVellus = 68.0 / 11
    summary.follicularUnitCount = 62
    summary.follicularUnitsPerCm2 = 62 / 0.782432123456789
    summary.hairsPerUnit = 129.0 / 62
    summary.singleHairUnitsFraction = 0.31
    summary.meanLengthMm = 0.98
    summary.hairCoverFraction = 0.09
    return Trichogram(
      software: .init(version: "0.1.0", settingsSHA256: String(repeating: "0a", count: 32)),
      photo: .init(name: "p \"1\".jpg", sha256: String(repeating: "b1", count: 32), widthPx: 40, heightPx: 30),
      scale: .init(umPerPx: 8, relativeSE: 0.005, source: .fieldCircle),
      field: .init(
        shape: .circle, areaCm2: 0.782432123456789, maskedCm2: 0.004,
        outline: [Point(-0.5, -0.5), Point(39.5, -0.5), Point(39.5, 29.5)]),
      quality: .init(verdict: .usable, reasons: ["soft focus"], focus: 0.93, glareFraction: 0.01),
      summary: summary,
      hairs: [
        Hair(
          id: 1, rootInField: true, tipInField: false,
          polyline: Polyline([Point(10.00049, 5), Point(12.3456789, 8.9996)]), widthsPx: [8, 8.2],
          diameterPx: 8.21, diameterUm: 65.68, diameterSEUm: 0.81234567, widthsUm: [64, 65.60001],
          lengthMm: 1.04, sizeClass: .terminal, polarity: .dark, unit: 3, confidence: 0.98),
        Hair(
          id: 2, rootInField: false, tipInField: true, polyline: Polyline([Point(-0.0001, 3), Point(2, 3)]),
          widthsPx: [4, 4], diameterPx: 4, diameterUm: nil, diameterSEUm: nil, widthsUm: nil, lengthMm: nil,
          sizeClass: nil, polarity: .light, unit: nil, confidence: 0.5),
      ],
      warnings: ["no ICC profile"])
  }

  /// What is left of a photo without scale and without hair.
  static var unknown: Trichogram {
    var trichogram = sample
    trichogram.scale = .unknown
    trichogram.field.areaCm2 = nil
    trichogram.field.maskedCm2 = nil
    trichogram.quality = .init(verdict: .good)
    trichogram.summary = Summary()
    trichogram.hairs = []
    trichogram.warnings = []
    return trichogram
  }
}
