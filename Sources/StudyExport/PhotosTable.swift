import Reporting
import StudyDesign
import Trichometry

/// `photos.csv`: a row a photo.
enum PhotosTable {
  struct Row {
    var placement: Placement
    var name: String
    var head: Trichogram
  }

  static func columns(covariates: [String]) -> [ExportColumn<Row>] {
    let placement = PlacementColumns.place + PlacementColumns.visit + PlacementColumns.photo + PlacementColumns.person
    var columns: [ExportColumn<Row>] = placement.map { $0.of(\.placement) }
    columns += [
      .number("clipped_mm", "mm", "the length to which the hair was clipped") { $0.placement.clippedMm },
      .text("photo", "the photo's path below the manifest's folder") { $0.name },
      .text("photo_sha256", "SHA-256 of the photo's file") { $0.head.photo.sha256 },
      .text("settings_sha256", "SHA-256 of all settings of the analysis") { $0.head.software.settingsSHA256 },
      .text("software_version", "the version of Trichogram") { $0.head.software.version },
      .count("width_px", "the photo's width in pixels") { $0.head.photo.widthPx },
      .count("height_px", "the photo's height in pixels") { $0.head.photo.heightPx },
      .text("device", "the device that the manifest names") { $0.placement.device },
      .number("um_per_px", "um/px", "the scale") { $0.head.scale.umPerPx },
      .number("scale_relative_se", "1", "standard error of the scale ÷ the scale") { $0.head.scale.relativeSE },
      .text("scale_source", "where the scale comes from") { $0.head.scale.source.rawValue },
      .text("field_shape", "the shape of the analysed field") { $0.head.field.shape.rawValue },
      .number("area_cm2", "cm2", "net area of the field, after masks") { $0.head.field.areaCm2 },
      .number("masked_cm2", "cm2", "area that masks took out of the field") { $0.head.field.maskedCm2 },
      .text("quality", "good, usable or unusable") { $0.head.quality.verdict.rawValue },
      .text("quality_reasons", "why the quality is not good") { $0.head.quality.reasons.joined(separator: "; ") },
      .number("focus", "1", "0 (no detail at the size of a hair) to 1 (sharp)") { $0.head.quality.focus },
      .number("glare_fraction", "1", "share of the field covered by glare") { $0.head.quality.glareFraction },
      .number("detection_limit_um", "um", "the width from which on four of five painted hairs are found") {
        $0.head.quality.detectionLimitUm
      },
    ]
    columns += summary
    columns.append(
      .text("warnings", "what to know before trusting the numbers") { $0.head.warnings.joined(separator: "; ") })
    return columns
      + PlacementColumns.covariates(covariates, besides: columns.map(\.name)).map { $0.of(\.placement) }
  }

  /// One column after the other, all filled by the first of them: the cells of a summary are written at once.
  private static var summary: [ExportColumn<Row>] {
    SummaryCSV.summaryColumns.enumerated().map { i, name in
      ExportColumn(
        name: name, kind: name.hasSuffix("_count") ? .count : .number, unit: SummaryMeaning.unit(name),
        meaning: SummaryMeaning.meaning(name)
      ) { row, csv in
        if i == 0 { SummaryCSV.append(row.head.summary, to: &csv) }
      }
    }
  }
}
