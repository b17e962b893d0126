import Geometry
import OrderedJSON
public import Trichometry

/// A trichogram as JSON, schema `trichogram/1`.
public enum TrichogramJSON {
  /// How the text is laid out; the content is the same.
  public enum Layout: Sendable {
    /// One line without a line break at its end, for streams of objects.
    case line
    /// Indented, with a line break at its end, for files that people open.
    case file
  }

  /// Writes `trichogram` with the schema's keys in its order, `null` for what is not known.
  ///
  /// Numbers have at most 9 significant digits; pixel coordinates 3 decimals, widths and diameters of
  /// hairs 4. Summary numbers keep their 9 digits, so that their ratios hold.
  public static func encode(_ trichogram: Trichogram, layout: Layout = .line) -> [UInt8] {
    var json = JSONWriter(style: layout == .line ? .compact : .pretty)
    json.object { json in
      json.member("schema", "trichogram/1")
      writeHead(trichogram, to: &json)
      write(trichogram.summary, to: &json)
      json.array("hairs") { json in
        for hair in trichogram.hairs { write(hair, to: &json) }
      }
      json.array("warnings") { json in
        for warning in trichogram.warnings { json.value(warning) }
      }
      if let timing = trichogram.timing {
        json.object("timing_ms") { json in
          for stage in timing { json.member(stage.stage, stage.milliseconds, decimals: 3) }
        }
      }
    }
    return layout == .line ? json.bytes : json.bytes + [UInt8(ascii: "\n")]
  }

  /// Writes what tells one analysis of one photo from another: `software`, `photo`, `scale`, `field` and `quality`.
  static func writeHead(_ trichogram: Trichogram, to json: inout JSONWriter) {
    json.object("software") { json in
      json.member("version", trichogram.software.version)
      json.member("settings_sha256", trichogram.software.settingsSHA256)
    }
    json.object("photo") { json in
      json.member("name", trichogram.photo.name)
      json.member("sha256", trichogram.photo.sha256)
      json.member("width_px", trichogram.photo.widthPx)
      json.member("height_px", trichogram.photo.heightPx)
    }
    json.object("scale") { json in
      json.member("um_per_px", trichogram.scale.umPerPx)
      json.member("relative_se", trichogram.scale.relativeSE)
      json.member("source", trichogram.scale.source.rawValue)
    }
    json.object("field") { json in
      json.member("shape", trichogram.field.shape.rawValue)
      json.member("area_cm2", trichogram.field.areaCm2)
      json.member("masked_cm2", trichogram.field.maskedCm2)
      json.member("outline_px", pixels: trichogram.field.outline)
    }
    json.object("quality") { json in
      json.member("verdict", trichogram.quality.verdict.rawValue)
      json.array("reasons") { json in
        for reason in trichogram.quality.reasons { json.value(reason) }
      }
      json.member("focus", trichogram.quality.focus)
      json.member("glare_fraction", trichogram.quality.glareFraction)
      json.member("detection_limit_um", trichogram.quality.detectionLimitUm)
    }
  }

  static func write(_ summary: Trichogram.Summary, to json: inout JSONWriter) {
    json.object("summary") { json in
      for entry in SummaryEntry.all(of: summary) {
        switch entry.value {
        case .count(let value): json.member(entry.name, value)
        case .number(let value): json.member(entry.name, value)
        case .interval(let value): json.member(entry.name, value)
        }
      }
    }
  }

  private static func write(_ hair: Hair, to json: inout JSONWriter) {
    json.object { json in
      json.member("id", hair.id)
      json.member("root_px", pixel: hair.root)
      json.member("tip_px", pixel: hair.tip)
      json.member("root_in_field", hair.rootInField)
      json.member("tip_in_field", hair.tipInField)
      json.member("polyline_px", pixels: hair.polyline.points)
      json.member("widths_um", hair.widthsUm, decimals: 4)
      json.member("diameter_um", hair.diameterUm, decimals: 4)
      json.member("diameter_se_um", hair.diameterSEUm, decimals: 4)
      json.member("diameter_px", hair.diameterPx, decimals: 4)
      json.member("length_mm", hair.lengthMm)
      json.member("class", hair.sizeClass?.rawValue)
      json.member("polarity", hair.polarity.rawValue)
      json.member("unit", hair.unit)
      json.member("confidence", hair.confidence)
    }
  }
}

extension JSONWriter {
  /// Writes a point in pixels as `[x, y]`.
  mutating func member(_ name: String, pixel: Point) { member(name, [pixel.x, pixel.y], decimals: 3) }

  /// Writes points in pixels as `[[x, y], …]` on one line.
  mutating func member(_ name: String, pixels: [Point]) {
    array(name, onOneLine: true) { json in
      for point in pixels { json.value([point.x, point.y], decimals: 3) }
    }
  }
}
