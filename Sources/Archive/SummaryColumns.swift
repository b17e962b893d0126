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
  static func summary(_ row: Row, from first: Int) -> Trichogram.Summary {
    var s = Trichogram.Summary()
    s.hairCount = row[first]
    s.densityPerCm2 = row[first + 1]
    s.densityCI95 = row.interval(first + 2)
    s.meanDiameterUm = row[first + 4]
    s.meanDiameterCI95 = row.interval(first + 5)
    s.medianDiameterUm = row[first + 7]
    s.sdDiameterUm = row[first + 8]
    s.cvDiameter = row[first + 9]
    s.cumulativeThicknessMmPerCm2 = row[first + 10]
    s.vellusBelowUm = row[first + 11]
    s.terminalFromUm = row[first + 12]
    s.vellusCount = row[first + 13]
    s.intermediateCount = row[first + 14]
    s.terminalCount = row[first + 15]
    s.terminalToVellus = row[first + 16]
    s.follicularUnitCount = row[first + 17]
    s.follicularUnitsPerCm2 = row[first + 18]
    s.hairsPerUnit = row[first + 19]
    s.singleHairUnitsFraction = row[first + 20]
    s.meanLengthMm = row[first + 21]
    s.hairCoverFraction = row[first + 22]
    return s
  }
}

extension Row {
  /// Two columns that hold the bounds of an interval.
  func interval(_ first: Int) -> ClosedRange<Double>? {
    guard let low = self[first] as Double?, let high = self[first + 1] as Double?, low <= high else { return nil }
    return low...high
  }

  /// A column that holds a list of texts, one a line.
  func lines(_ index: Int) -> [String] { (self[index] as String).split(separator: "\n").map(String.init) }
}
