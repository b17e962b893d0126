import OrderedJSON
public import ScaleReading

/// The schema `trichogram-scale/1`.
public enum CalibrationJSON {
  /// One object on one line, without the line's end.
  public static func encode(_ calibration: Calibration) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "trichogram-scale/1")
      json.member("um_per_px", calibration.umPerPx)
      json.member("relative_se", calibration.relativeSE)
      json.member("source", calibration.source.rawValue)
      json.member("ticks", calibration.ticks)
      json.member("anisotropy", calibration.anisotropy)
      json.array("warnings") { json in
        for warning in calibration.warnings { json.value(warning) }
      }
    }
    return json.bytes
  }
}
