import GRDB
import Trichometry

/// The columns of `trichograms` that hold a summary.
enum SummaryColumns {
  static let names = [
    "hair_count", "density_per_cm2", "density_ci95_low", "density_ci95_high", "mean_diameter_um",
    "mean_diameter_ci95_low", "mean_diameter_ci95_high", "median_diameter_um", "sd_diameter_um", "cv_diameter",
    "cumulative_thickness_mm_per_cm2", "vellus_below_um", "terminal_from_um", "vellus_count", "intermediate_count",
    "terminal_count", "terminal_to_vellus", "follicular_unit_count", "follicular_units_per_cm2", "hairs_per_unit",
    "single_hair_units_fraction", "mean_length_mm", "hair_cover_fraction",
  ]

  static func arguments(_ s: Trichogram.Summary) -> StatementArguments {
    [
      s.hairCount, s.densityPerCm2, s.densityCI95?.lowerBound, s.densityCI95?.upperBound, s.meanDiameterUm,
      s.meanDiameterCI95?.lowerBound, s.meanDiameterCI95?.upperBound, s.medianDiameterUm, s.sdDiameterUm, s.cvDiameter,
      s.cumulativeThicknessMmPerCm2, s.vellusBelowUm, s.terminalFromUm, s.vellusCount, s.intermediateCount,
      s.terminalCount, s.terminalToVellus, s.follicularUnitCount, s.follicularUnitsPerCm2, s.hairsPerUnit,
      s.singleHairUnitsFraction, s.meanLengthMm, s.hairCoverFraction,
    ]
  }

  /// - Parameter first: the place of the first of the columns in the row.
  static func summary(_ row: Row, from first: Int) throws -> Trichogram.Summary {
    var s = Trichogram.Summary()
    s.hairCount = try row.value(first)
    s.densityPerCm2 = try row.value(first + 1)
    s.densityCI95 = try row.interval(first + 2)
    s.meanDiameterUm = try row.value(first + 4)
    s.meanDiameterCI95 = try row.interval(first + 5)
    s.medianDiameterUm = try row.value(first + 7)
    s.sdDiameterUm = try row.value(first + 8)
    s.cvDiameter = try row.value(first + 9)
    s.cumulativeThicknessMmPerCm2 = try row.value(first + 10)
    s.vellusBelowUm = try row.value(first + 11)
    s.terminalFromUm = try row.value(first + 12)
    s.vellusCount = try row.value(first + 13)
    s.intermediateCount = try row.value(first + 14)
    s.terminalCount = try row.value(first + 15)
    s.terminalToVellus = try row.value(first + 16)
    s.follicularUnitCount = try row.value(first + 17)
    s.follicularUnitsPerCm2 = try row.value(first + 18)
    s.hairsPerUnit = try row.value(first + 19)
    s.singleHairUnitsFraction = try row.value(first + 20)
    s.meanLengthMm = try row.value(first + 21)
    s.hairCoverFraction = try row.value(first + 22)
    return s
  }
}
