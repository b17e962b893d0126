import OrderedJSON
public import Statistics

/// Repeatability as JSON, schema `trichogram-repeatability/1`: what `compare --sdc` reads.
public enum RepeatabilityJSON {
  /// - Parameter endpoint: the name of what was measured, as a comparison's changes have it.
  public static func encode(
    _ repeatability: Repeatability, endpoint: String, layout: TrichogramJSON.Layout = .line
  ) -> [UInt8] {
    var json = JSONWriter(style: layout == .line ? .compact : .pretty)
    json.object { json in
      json.member("schema", "trichogram-repeatability/1")
      json.member("subjects", repeatability.subjects)
      json.member("endpoint", endpoint)
      json.member("within_subject_sd", repeatability.withinSubjectSD)
      json.member("cv", repeatability.cv)
      json.member("sdc95", repeatability.sdc95)
      json.member("icc_2_1", repeatability.icc21?.value)
      json.member("icc_2_1_ci95", repeatability.icc21?.ci95)
      json.member("icc_3_1", repeatability.icc31?.value)
      json.member("icc_3_1_ci95", repeatability.icc31?.ci95)
      if let agreement = repeatability.blandAltman {
        json.object("bland_altman") { json in
          json.member("bias", agreement.bias)
          json.member("bias_ci95", agreement.biasCI95)
          json.member("sd", agreement.sd)
          json.member("lower", agreement.lower)
          json.member("upper", agreement.upper)
          json.member("lower_ci95", agreement.lowerCI95)
          json.member("upper_ci95", agreement.upperCI95)
        }
      } else {
        json.null("bland_altman")
      }
    }
    return layout == .line ? json.bytes : json.bytes + [UInt8(ascii: "\n")]
  }
}
