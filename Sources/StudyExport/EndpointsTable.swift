import Comparison
import StudyDesign
import Trichometry

/// `endpoints.csv`: a row for each subject, site, visit and endpoint.
enum EndpointsTable {
  struct Row {
    var placement: Placement
    var visit: Visit
    var daysSinceBaseline: Double?
    var endpoint: String
    var unit: String
    var value: Double?
    var interval: ClosedRange<Double>?
    /// The photos that the value is made of.
    var photos: [Trichogram]
    /// The area that it is of, where that is not the photos' own.
    var areaCm2: Double?
  }

  static func columns(covariates: [String]) -> [ExportColumn<Row>] {
    var columns: [ExportColumn<Row>] = PlacementColumns.place.map { $0.of(\.placement) }
    columns += [
      .text("visit", "the label of the visit, its date where it has none") { $0.visit.label },
      .text("date", "the day of the visit (ISO 8601)", kind: .date) { $0.visit.date?.text },
      .number("days_since_baseline", "d", "days since the first visit of this place") { $0.daysSinceBaseline },
    ]
    columns += PlacementColumns.person.map { $0.of(\.placement) }
    columns += [
      .text("endpoint", "what was measured; …_change: since the baseline, on the area that both photos show") {
        $0.endpoint
      },
      .number("value", "see unit", "the value; the mean where there are several photos of the visit") { $0.value },
      .text("unit", "the unit of value, ci_low and ci_high") { $0.unit },
      .number("ci_low", "see unit", "95 % interval of the value") { $0.interval?.lowerBound },
      .number("ci_high", "see unit", "95 % interval of the value") { $0.interval?.upperBound },
      .count("n_hairs", "hairs counted in all photos of the value") {
        $0.photos.reduce(0) { $0 + $1.summary.hairCount }
      },
      .count("n_photos", "photos of the value") { $0.photos.count },
      .number("area_cm2", "cm2", "net area of the fields, together; of changes, the shared area") { row in
        row.areaCm2 ?? total(row.photos.map(\.field.areaCm2))
      },
      .number("um_per_px", "um/px", "the scale of the first photo") { $0.photos.first?.scale.umPerPx },
      .number("vellus_below_um", "um", "hairs thinner than this are vellus") {
        $0.photos.first?.summary.vellusBelowUm
      },
      .number("terminal_from_um", "um", "hairs from this diameter on are terminal") {
        $0.photos.first?.summary.terminalFromUm
      },
      .text("quality", "the worst of the photos: good, usable or unusable") { row in
        worst(row.photos.map(\.quality.verdict))?.rawValue
      },
      .text("photo_sha256", "SHA-256 of the photos, parted by spaces") {
        $0.photos.map(\.photo.sha256).joined(separator: " ")
      },
      .text("settings_sha256", "SHA-256 of the settings of the first photo") {
        $0.photos.first?.software.settingsSHA256
      },
    ]
    return columns
      + PlacementColumns.covariates(covariates, besides: columns.map(\.name)).map { $0.of(\.placement) }
  }

  /// All rows of a subject.
  static func rows(of study: SubjectStudy) -> [Row] {
    study.places.enumerated().flatMap { i, place in rows(place, study.contrasts.filter { $0.treated == place.series }) }
  }

  private static func rows(_ place: SubjectStudy.Place, _ contrasts: [SiteContrast]) -> [Row] {
    let days = place.series.days
    var rows: [Row] = []
    for (i, visit) in place.series.visits.enumerated() {
      // Unusable photos stand for a visit only where it has no other.
      let photos = visit.usable.isEmpty ? visit.photos.filter { $0.head != nil } : visit.usable
      guard let first = photos.first else { continue }
      func row(
        _ endpoint: String, _ unit: String, _ value: Double?, _ interval: ClosedRange<Double>?,
        photos own: [Trichogram]? = nil, areaCm2: Double? = nil
      ) -> Row {
        Row(
          placement: first.placement, visit: visit, daysSinceBaseline: days?[i], endpoint: endpoint, unit: unit,
          value: value, interval: interval, photos: own ?? photos.compactMap(\.head), areaCm2: areaCm2)
      }
      for course in place.courses {
        let point = course.points.first { $0.visit == i }
        rows.append(row(course.endpoint.rawValue, course.endpoint.unit, point?.value, point?.ci95))
      }
      let pairs = place.pairs.filter { $0.planned.afterVisit == i }
      for pair in pairs where pair.planned.purpose == .baseline {
        let both = [pair.planned.before, pair.planned.after].compactMap(\.head)
        for (name, change) in pair.record.changes.entries {
          rows.append(
            row(
              name + "_change", SummaryMeaning.unit(name), change.change, change.ci95, photos: both,
              areaCm2: pair.record.sharedAreaCm2))
        }
      }
      // A second photo of the same phototrichogram is in pairs.csv: here every endpoint has one row a visit.
      if let pair = pairs.first(where: { $0.planned.purpose == .phototrichogram }) {
        let both = [pair.planned.before, pair.planned.after].compactMap(\.head)
        let p = pair.record.phototrichogram
        rows.append(
          row(
            "anagen_fraction", "1", p?.anagenFraction, p?.anagenCI95, photos: both, areaCm2: pair.record.sharedAreaCm2))
        rows.append(
          row("growth_mm_per_day", "mm/d", p?.growthMmPerDay, nil, photos: both, areaCm2: pair.record.sharedAreaCm2))
      }
      for contrast in contrasts where contrast.visit == i {
        let name = contrast.endpoint.rawValue, unit = contrast.endpoint.unit
        rows.append(
          row(name + "_treated_minus_control", unit, contrast.difference, contrast.differenceCI95))
        guard let change = contrast.changeDifference else { continue }
        rows.append(row(name + "_change_treated_minus_control", unit, change, contrast.changeDifferenceCI95))
      }
    }
    return rows
  }

  private static func total(_ areas: [Double?]) -> Double? {
    let known = areas.compactMap { $0 }
    return known.count == areas.count && !known.isEmpty ? known.reduce(0, +) : nil
  }

  private static func worst(_ verdicts: [Trichogram.Quality.Verdict]) -> Trichogram.Quality.Verdict? {
    [.unusable, .usable, .good].first { verdicts.contains($0) }
  }
}
