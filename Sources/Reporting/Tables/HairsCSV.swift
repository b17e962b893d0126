import Geometry
public import Trichometry

/// The hairs of a photo as CSV, one row each, with the names of the JSON.
public enum HairsCSV {
  private static let header = [
    "photo", "id", "root_x_px", "root_y_px", "tip_x_px", "tip_y_px", "root_in_field", "tip_in_field", "diameter_um",
    "diameter_se_um", "diameter_px", "length_mm", "class", "polarity", "unit", "confidence",
  ]

  /// What is not known is an empty cell. Digits are those of the JSON.
  public static func encode(_ trichogram: Trichogram) -> [UInt8] {
    var csv = CSV(header: header)
    for hair in trichogram.hairs {
      csv.text(trichogram.photo.name)
      csv.number(hair.id)
      csv.number(hair.root.x, decimals: 3)
      csv.number(hair.root.y, decimals: 3)
      csv.number(hair.tip.x, decimals: 3)
      csv.number(hair.tip.y, decimals: 3)
      csv.flag(hair.rootInField)
      csv.flag(hair.tipInField)
      csv.number(hair.diameterUm, decimals: 4)
      csv.number(hair.diameterSEUm, decimals: 4)
      csv.number(hair.diameterPx, decimals: 4)
      csv.number(hair.lengthMm)
      csv.text(hair.sizeClass?.rawValue)
      csv.text(hair.polarity.rawValue)
      csv.number(hair.unit)
      csv.number(hair.confidence)
      csv.endRow()
    }
    return csv.bytes
  }
}
