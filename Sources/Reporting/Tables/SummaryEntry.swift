import Trichometry

/// One number of a summary under the name it has in every output.
struct SummaryEntry {
  enum Value {
    case count(Int?)
    case number(Double?)
    case interval(ClosedRange<Double>?)
  }

  var name: String
  var value: Value

  private init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }

  /// All numbers in the schema's order.
  static func all(of summary: Trichogram.Summary) -> [SummaryEntry] {
    [
      .init("hair_count", .count(summary.hairCount)),
      .init("density_per_cm2", .number(summary.densityPerCm2)),
      .init("density_ci95", .interval(summary.densityCI95)),
      .init("mean_diameter_um", .number(summary.meanDiameterUm)),
      .init("mean_diameter_ci95", .interval(summary.meanDiameterCI95)),
      .init("median_diameter_um", .number(summary.medianDiameterUm)),
      .init("sd_diameter_um", .number(summary.sdDiameterUm)),
      .init("cv_diameter", .number(summary.cvDiameter)),
      .init("cumulative_thickness_mm_per_cm2", .number(summary.cumulativeThicknessMmPerCm2)),
      .init("vellus_below_um", .number(summary.vellusBelowUm)),
      .init("terminal_from_um", .number(summary.terminalFromUm)),
      .init("vellus_count", .count(summary.vellusCount)),
      .init("intermediate_count", .count(summary.intermediateCount)),
      .init("terminal_count", .count(summary.terminalCount)),
      .init("terminal_to_vellus", .number(summary.terminalToVellus)),
      .init("follicular_unit_count", .count(summary.follicularUnitCount)),
      .init("follicular_units_per_cm2", .number(summary.follicularUnitsPerCm2)),
      .init("hairs_per_unit", .number(summary.hairsPerUnit)),
      .init("single_hair_units_fraction", .number(summary.singleHairUnitsFraction)),
      .init("mean_length_mm", .number(summary.meanLengthMm)),
      .init("hair_cover_fraction", .number(summary.hairCoverFraction)),
    ]
  }
}
