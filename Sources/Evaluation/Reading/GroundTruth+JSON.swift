import Geometry

extension GroundTruth {
  /// Reads a `STEM.truth.json`. Keys that scoring does not need may be absent.
  public init(json: [UInt8]) throws(InputError) {
    let raw = try decodeJSON(RawTruth.self, from: json, kind: "a phantom's truth")
    guard raw.width > 0, raw.height > 0 else { throw InputError("not a phantom's truth: the photo has no pixels") }
    guard raw.umPerPx > 0 else { throw InputError("not a phantom's truth: um_per_px is not positive") }
    let frameCm2 = Double(raw.width) * Double(raw.height) * raw.umPerPx * raw.umPerPx * 1e-8
    let area = raw.fieldAreaCm2 ?? frameCm2
    guard area > 0 else { throw InputError("not a phantom's truth: field_area_cm2 is not positive") }
    self.init(
      widthPx: raw.width, heightPx: raw.height, umPerPx: raw.umPerPx, circle: raw.field?.circle, fieldAreaCm2: area,
      hairs: raw.hairs.map(\.hair))
  }
}

private struct RawTruth: Decodable {
  var width: Int
  var height: Int
  var umPerPx: Double
  var fieldAreaCm2: Double?
  var field: RawField?
  var hairs: [RawHair]

  enum CodingKeys: String, CodingKey {
    case width, height
    case umPerPx = "um_per_px"
    case fieldAreaCm2 = "field_area_cm2"
    case field, hairs
  }
}

private struct RawField: Decodable {
  var type: String
  var cx: Double?
  var cy: Double?
  var r: Double?

  var circle: Circle? {
    guard type == "circle", let cx, let cy, let r else { return nil }
    return Circle(center: Point(cx, cy), radius: r)
  }
}

private struct RawHair: Decodable {
  var polyline: DecodedLine
  var rootInField: Bool
  var tipInField: Bool?
  var diameterUm: Double
  var unit: Int?
  var contrastLevels: Double?

  enum CodingKeys: String, CodingKey {
    case polyline
    case rootInField = "root_in_field"
    case tipInField = "tip_in_field"
    case diameterUm = "diameter_um"
    case unit = "fu"
    case contrastLevels = "contrast_levels"
  }

  var hair: GroundTruth.Hair {
    GroundTruth.Hair(
      polyline: polyline.polyline, rootInField: rootInField, tipInField: tipInField ?? false, diameterUm: diameterUm,
      unit: unit, contrastLevels: contrastLevels)
  }
}
