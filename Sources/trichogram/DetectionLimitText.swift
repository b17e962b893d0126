import OrderedJSON
import TrichogramKit

/// What became of hairs painted into a photo, as lines for people.
enum DetectionLimitText {
  /// A line a width, each with its line break.
  static func encode(_ limit: DetectionLimit) -> String {
    limit.bands.map { band in
      let bias = band.biasUm.map { "\($0 < 0 ? "" : "+")\(DecimalText.string($0, decimals: 1)) µm" } ?? "not measured"
      return "  painted hair of \(Int(band.diameterUm)) µm: \(band.found) of \(band.painted) found, width \(bias)\n"
    }.joined()
  }
}
