public import Comparison
import Geometry
import OrderedJSON
import Registration
public import Trichometry

/// A comparison as JSON, schema `trichogram-pair/1`.
public enum PairJSON {
  /// Writes `pair` with the schema's keys in its order, `null` for what is not known; digits are those of a trichogram.
  ///
  /// - Parameter timing: the stages and their times, where asked for.
  public static func encode(
    _ pair: PairComparison, layout: TrichogramJSON.Layout = .line, timing: [Trichogram.StageTime]? = nil
  ) -> [UInt8] {
    var json = JSONWriter(style: layout == .line ? .compact : .pretty)
    json.object { json in
      json.member("schema", "trichogram-pair/1")
      json.object("before") { write(pair.before, to: &$0) }
      json.object("after") { write(pair.after, to: &$0) }
      write(pair.registration, to: &json)
      json.member("shared_area_cm2", pair.sharedAreaCm2)
      json.array("hairs") { json in
        for hair in pair.hairs { write(hair, to: &json) }
      }
      json.object("change") { json in
        for entry in pair.changes.entries { write(entry.change, entry.name, to: &json) }
      }
      write(pair.patch, to: &json)
      write(pair.phototrichogram, to: &json)
      json.array("warnings") { json in
        for warning in pair.warnings { json.value(warning) }
      }
      if let timing {
        json.object("timing_ms") { json in
          for stage in timing { json.member(stage.stage, stage.milliseconds, decimals: 3) }
        }
      }
    }
    return layout == .line ? json.bytes : json.bytes + [UInt8(ascii: "\n")]
  }

  /// The head of one photo's trichogram: all but its hairs and warnings.
  private static func write(_ trichogram: Trichogram, to json: inout JSONWriter) {
    TrichogramJSON.writeHead(trichogram, to: &json)
    TrichogramJSON.write(trichogram.summary, to: &json)
  }

  private static func write(_ registration: Registration, to json: inout JSONWriter) {
    json.object("registration") { json in
      json.member("status", registration.status.rawValue)
      json.array("reasons") { json in
        for reason in registration.reasons { json.value(reason) }
      }
      json.member("model", registration.homography == nil ? nil : "homography")
      if let homography = registration.homography {
        json.array("matrix_before_to_after") { json in
          for row in homography.rows { json.value(row) }
        }
      } else {
        json.null("matrix_before_to_after")
      }
      json.member("overlap_fraction", registration.overlapFraction)
      json.member("residual_um", registration.residualUm)
      json.member("same_place_probability", registration.samePlaceProbability)
    }
  }

  private static func write(_ hair: PairHair, to json: inout JSONWriter) {
    json.object { json in
      json.member("before_id", hair.before?.id)
      json.member("after_id", hair.after?.id)
      json.member("before_root_px", (hair.before?.root).map { [$0.x, $0.y] }, decimals: 3)
      json.member("after_root_px", (hair.after?.root).map { [$0.x, $0.y] }, decimals: 3)
      json.member("fate", hair.fate.rawValue)
      json.member("diameter_change_um", hair.diameterChangeUm, decimals: 4)
      json.member("diameter_change_se_um", hair.diameterChangeSEUm, decimals: 4)
      json.member("class_before", hair.before?.sizeClass?.rawValue)
      json.member("class_after", hair.after?.sizeClass?.rawValue)
      json.member("growth_mm", hair.growthMm)
      json.member("phase", hair.phase?.rawValue)
    }
  }

  private static func write(_ change: Change, _ name: String, to json: inout JSONWriter) {
    json.object(name) { json in
      json.member("before", change.before)
      json.member("after", change.after)
      json.member("change", change.change)
      json.member("percent", change.percent)
      json.member("ci95", change.ci95)
      json.member("verdict", change.verdict.rawValue)
    }
  }

  private static func write(_ patch: BaldPatch?, to json: inout JSONWriter) {
    guard let patch else { return json.null("patch") }
    json.object("patch") { json in
      json.member("area_before_cm2", patch.areaBeforeCm2)
      json.member("area_after_cm2", patch.areaAfterCm2)
      json.member("regrowth_percent", patch.regrowthPercent)
      json.member("ci95", patch.ci95)
      json.member("grade", patch.grade)
    }
  }

  private static func write(_ phototrichogram: Phototrichogram?, to json: inout JSONWriter) {
    guard let phototrichogram else { return json.null("phototrichogram") }
    json.object("phototrichogram") { json in
      json.member("days", phototrichogram.days)
      json.member("anagen_fraction", phototrichogram.anagenFraction)
      json.member("anagen_ci95", phototrichogram.anagenCI95)
      json.member("telogen_fraction", phototrichogram.telogenFraction)
      json.member("growth_mm_per_day", phototrichogram.growthMmPerDay)
    }
  }
}
