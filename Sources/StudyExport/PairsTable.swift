import Comparison
import Reporting
import StudyDesign
import Trichometry

/// `pairs.csv`: a row a pair of photos that were compared.
enum PairsTable {
  typealias Row = SubjectStudy.ComparedPair

  /// What pairs and their hairs have in common.
  static let pair: [ExportColumn<Row>] =
    PlacementColumns.place.map { $0.of(\.planned.before.placement) } + [
      .text("purpose", "baseline (with the first visit), previous (with the visit before) or phototrichogram") {
        $0.planned.purpose.rawValue
      },
      .text("visit_before", "the visit of the photo before") { $0.planned.before.placement.visit },
      .text("visit_after", "the visit of the photo after") { $0.planned.after.placement.visit },
      .text("photo_before", "the photo before, below the manifest's folder") { $0.planned.before.name },
      .text("photo_after", "the photo after, below the manifest's folder") { $0.planned.after.name },
    ]

  static func columns(covariates: [String]) -> [ExportColumn<Row>] {
    var columns =
      pair + [
        .text("date_before", "the day of the photo before", kind: .date) { $0.planned.before.placement.date?.text },
        .text("date_after", "the day of the photo after", kind: .date) { $0.planned.after.placement.date?.text },
        .number("days", "d", "the days of a phototrichogram") { $0.planned.days },
        .text("photo_before_sha256", "SHA-256 of the photo before") { $0.planned.before.head?.photo.sha256 },
        .text("photo_after_sha256", "SHA-256 of the photo after") { $0.planned.after.head?.photo.sha256 },
        .text("settings_before_sha256", "SHA-256 of the settings of the photo before") {
          $0.planned.before.head?.software.settingsSHA256
        },
        .text("settings_after_sha256", "SHA-256 of the settings of the photo after") {
          $0.planned.after.head?.software.settingsSHA256
        },
        .text("status", "aligned or not_comparable") { $0.record.isAligned ? "aligned" : "not_comparable" },
        .text("reasons", "why the photos cannot be compared") { $0.record.reasons.joined(separator: "; ") },
        .number("overlap_fraction", "1", "shared area ÷ the smaller of the fields") { $0.record.overlapFraction },
        .number("residual_um", "um", "median distance of roots that lie on each other") { $0.record.residualUm },
        .number("same_place_probability", "1", "the probability that both show one place") {
          $0.record.samePlaceProbability
        },
        .number("shared_area_cm2", "cm2", "the area that both photos show; all changes are on it") {
          $0.record.sharedAreaCm2
        },
        .count("kept", "hairs that are in both photos") { $0.record.counts.kept },
        .count("lost", "hairs that are gone") { $0.record.counts.lost },
        .count("gained", "hairs that have come") { $0.record.counts.gained },
        .count("undecided", "hairs seen in one photo, and not clearly gone from the other") {
          $0.record.counts.undecided
        },
      ]
    for (i, entry) in PairChanges().entries.enumerated() {
      let name = entry.name
      let unit = SummaryMeaning.unit(name)
      let change: @Sendable (Row) -> Change = { $0.record.changes.entries[i].change }
      columns += [
        .number(name + "_before", unit, "\(name) before, on the shared area") { change($0).before },
        .number(name + "_after", unit, "\(name) after, on the shared area") { change($0).after },
        .number(name + "_change", unit, "after minus before") { change($0).change },
        .number(name + "_percent", "%", "the change in percent of the value before") { change($0).percent },
        .number(name + "_ci_low", unit, "95 % interval of the change") { change($0).ci95?.lowerBound },
        .number(name + "_ci_high", unit, "95 % interval of the change") { change($0).ci95?.upperBound },
        .text(name + "_verdict", "gain, loss, within_noise or not_comparable, by the interval") {
          change($0).verdict.rawValue
        },
      ]
    }
    columns += [
      .number("anagen_fraction", "1", "growing hairs ÷ hairs with a decided phase") {
        $0.record.phototrichogram?.anagenFraction
      },
      .number("anagen_ci_low", "1", "95 % interval of it") { $0.record.phototrichogram?.anagenCI95?.lowerBound },
      .number("anagen_ci_high", "1", "95 % interval of it") { $0.record.phototrichogram?.anagenCI95?.upperBound },
      .number("growth_mm_per_day", "mm/d", "mean over growing hairs") { $0.record.phototrichogram?.growthMmPerDay },
      .text("warnings", "what to know before trusting the numbers") { $0.record.warnings.joined(separator: "; ") },
    ]
    columns += PlacementColumns.person.map { $0.of(\.planned.after.placement) }
    return columns
      + PlacementColumns.covariates(covariates, besides: columns.map(\.name)).map { $0.of(\.planned.after.placement) }
  }
}
