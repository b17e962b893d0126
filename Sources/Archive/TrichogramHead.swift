import GRDB
import Trichometry

/// The columns of `trichograms` beside its keys: a trichogram without its hairs.
enum TrichogramHead {
  static let names =
    [
      "photo_sha256", "settings_sha256", "software_version", "um_per_px", "scale_relative_se", "scale_source",
      "field_shape", "area_cm2", "masked_cm2", "width_px", "height_px", "quality", "quality_reasons", "focus",
      "glare_fraction", "detection_limit_um",
    ] + SummaryColumns.names + ["warnings"]

  static func arguments(_ t: Trichogram) -> StatementArguments {
    [
      t.photo.sha256, t.software.settingsSHA256, t.software.version, t.scale.umPerPx, t.scale.relativeSE,
      t.scale.source.rawValue, t.field.shape.rawValue, t.field.areaCm2, t.field.maskedCm2, t.photo.widthPx,
      t.photo.heightPx, t.quality.verdict.rawValue, t.quality.reasons.joined(separator: "\n"), t.quality.focus,
      t.quality.glareFraction, t.quality.detectionLimitUm,
    ] + SummaryColumns.arguments(t.summary) + [t.warnings.joined(separator: "\n")]
  }

  /// - Parameters:
  ///   - first: the place of the first of the columns in the row.
  ///   - photo: what to call the photo.
  static func trichogram(_ row: Row, from first: Int, photo: String) throws -> Trichogram {
    try Trichogram(
      software: .init(version: row.value(first + 2), settingsSHA256: row.value(first + 1)),
      photo: .init(
        name: photo, sha256: row.value(first), widthPx: row.value(first + 9), heightPx: row.value(first + 10)),
      scale: .init(
        umPerPx: row.value(first + 3), relativeSE: row.value(first + 4),
        source: Trichogram.Scale.Source(rawValue: row.value(first + 5)) ?? .none),
      field: .init(
        shape: Trichogram.FieldReport.Shape(rawValue: row.value(first + 6)) ?? .frame, areaCm2: row.value(first + 7),
        maskedCm2: row.value(first + 8), outline: []),
      quality: .init(
        verdict: Trichogram.Quality.Verdict(rawValue: row.value(first + 11)) ?? .unusable,
        reasons: row.lines(first + 12),
        focus: row.value(first + 13), glareFraction: row.value(first + 14), detectionLimitUm: row.value(first + 15)),
      summary: SummaryColumns.summary(row, from: first + 16), hairs: [],
      warnings: row.lines(first + 16 + SummaryColumns.names.count))
  }
}
