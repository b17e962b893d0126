import Geometry

extension FoundTrichogram {
  /// Reads a `STEM.trichogram.json`. Only `hairs` and their lines must be there: what else is absent
  /// counts as not known, and a missing count is that of the hairs with their root in the field.
  public init(json: [UInt8]) throws(InputError) {
    let raw = try decodeJSON(RawTrichogram.self, from: json, kind: "a trichogram")
    let hairs = raw.hairs.map(\.hair)
    let usual = DiameterCuts.usual
    self.init(
      hairs: hairs,
      summary: Summary(
        hairCount: raw.summary?.hairCount ?? hairs.count { $0.rootInField },
        densityPerCm2: raw.summary?.densityPerCm2, meanDiameterUm: raw.summary?.meanDiameterUm,
        cumulativeThicknessMmPerCm2: raw.summary?.cumulativeThicknessMmPerCm2),
      cuts: DiameterCuts(
        vellusBelowUm: raw.summary?.vellusBelowUm ?? usual.vellusBelowUm,
        terminalFromUm: raw.summary?.terminalFromUm ?? usual.terminalFromUm))
  }
}

private struct RawTrichogram: Decodable {
  var summary: RawSummary?
  var hairs: [RawHair]
}

private struct RawSummary: Decodable {
  var hairCount: Int?
  var densityPerCm2: Double?
  var meanDiameterUm: Double?
  var cumulativeThicknessMmPerCm2: Double?
  var vellusBelowUm: Double?
  var terminalFromUm: Double?

  enum CodingKeys: String, CodingKey {
    case hairCount = "hair_count"
    case densityPerCm2 = "density_per_cm2"
    case meanDiameterUm = "mean_diameter_um"
    case cumulativeThicknessMmPerCm2 = "cumulative_thickness_mm_per_cm2"
    case vellusBelowUm = "vellus_below_um"
    case terminalFromUm = "terminal_from_um"
  }
}

private struct RawHair: Decodable {
  var polyline: DecodedLine
  var rootInField: Bool?
  var diameterUm: Double?
  var unit: Int?
  var sizeClass: String?

  enum CodingKeys: String, CodingKey {
    case polyline = "polyline_px"
    case rootInField = "root_in_field"
    case diameterUm = "diameter_um"
    case unit
    case sizeClass = "class"
  }

  var hair: FoundTrichogram.Hair {
    FoundTrichogram.Hair(
      polyline: polyline.polyline, rootInField: rootInField ?? true, diameterUm: diameterUm, unit: unit,
      sizeClass: sizeClass.flatMap(DiameterClass.init(rawValue:)))
  }
}
