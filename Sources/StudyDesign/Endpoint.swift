public import Comparison
public import Trichometry

/// A number that is followed over visits, under the name that it has in every output.
public enum Endpoint: String, Sendable, CaseIterable {
  case densityPerCm2 = "density_per_cm2"
  case meanDiameterUm = "mean_diameter_um"
  case terminalToVellus = "terminal_to_vellus"
  case cumulativeThicknessMmPerCm2 = "cumulative_thickness_mm_per_cm2"
  case follicularUnitsPerCm2 = "follicular_units_per_cm2"
  case hairsPerUnit = "hairs_per_unit"

  public var unit: String {
    switch self {
    case .densityPerCm2, .follicularUnitsPerCm2: "1/cm2"
    case .meanDiameterUm: "um"
    case .cumulativeThicknessMmPerCm2: "mm/cm2"
    case .terminalToVellus, .hairsPerUnit: "1"
    }
  }

  /// Its value in one photo.
  public func value(_ summary: Trichogram.Summary) -> Double? {
    switch self {
    case .densityPerCm2: summary.densityPerCm2
    case .meanDiameterUm: summary.meanDiameterUm
    case .terminalToVellus: summary.terminalToVellus
    case .cumulativeThicknessMmPerCm2: summary.cumulativeThicknessMmPerCm2
    case .follicularUnitsPerCm2: summary.follicularUnitsPerCm2
    case .hairsPerUnit: summary.hairsPerUnit
    }
  }

  /// The 95 % interval of its value in one photo, where the analysis gives one.
  public func interval(_ summary: Trichogram.Summary) -> ClosedRange<Double>? {
    switch self {
    case .densityPerCm2: summary.densityCI95
    case .meanDiameterUm: summary.meanDiameterCI95
    case .cumulativeThicknessMmPerCm2: summary.cumulativeThicknessCI95
    case .terminalToVellus: summary.terminalToVellusCI95
    case .follicularUnitsPerCm2: summary.follicularUnitsPerCm2CI95
    case .hairsPerUnit: summary.hairsPerUnitCI95
    }
  }

  /// Its change between two photos.
  public func change(_ changes: PairChanges) -> Change {
    switch self {
    case .densityPerCm2: changes.densityPerCm2
    case .meanDiameterUm: changes.meanDiameterUm
    case .terminalToVellus: changes.terminalToVellus
    case .cumulativeThicknessMmPerCm2: changes.cumulativeThicknessMmPerCm2
    case .follicularUnitsPerCm2: changes.follicularUnitsPerCm2
    case .hairsPerUnit: changes.hairsPerUnit
    }
  }
}
