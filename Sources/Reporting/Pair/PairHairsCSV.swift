public import Comparison
import Geometry
import Trichometry

/// The hairs of a pair as CSV, one row each, with the names of the JSON.
public enum PairHairsCSV {
  private static let header = [
    "before_id", "after_id", "before_root_x_px", "before_root_y_px", "after_root_x_px", "after_root_y_px", "fate",
    "diameter_before_um", "diameter_after_um", "diameter_change_um", "diameter_change_se_um", "class_before",
    "class_after", "growth_mm", "phase",
  ]

  /// What is not known is an empty cell. Digits are those of the JSON.
  public static func encode(_ pair: PairComparison) -> [UInt8] {
    var csv = CSV(header: header)
    for hair in pair.hairs {
      csv.number(hair.before?.id)
      csv.number(hair.after?.id)
      for root in [hair.before?.root, hair.after?.root] {
        csv.number(root?.x, decimals: 3)
        csv.number(root?.y, decimals: 3)
      }
      csv.text(hair.fate.rawValue)
      csv.number(hair.before?.diameterUm, decimals: 4)
      csv.number(hair.after?.diameterUm, decimals: 4)
      csv.number(hair.diameterChangeUm, decimals: 4)
      csv.number(hair.diameterChangeSEUm, decimals: 4)
      csv.text(hair.before?.sizeClass?.rawValue)
      csv.text(hair.after?.sizeClass?.rawValue)
      csv.number(hair.growthMm)
      csv.text(hair.phase?.rawValue)
      csv.endRow()
    }
    return csv.bytes
  }
}
