import Archive
import Reporting
import StudyDesign

/// `hairs.csv`: a row a hair.
enum HairsTable {
  struct Row {
    var photo: PlacedPhoto
    var hair: Archive.HairRow
  }

  /// The columns that are the same for all hairs of a photo, before the hair's own.
  static let photo: [ExportColumn<PlacedPhoto>] =
    (PlacementColumns.place + PlacementColumns.visit + PlacementColumns.photo).map { $0.of(\.placement) } + [
      .text("photo", "the photo's path below the manifest's folder") { $0.name }
    ]

  static let hair: [ExportColumn<Archive.HairRow>] = [
    .count("id", "the hair's number in its photo") { $0.id },
    .number("root_x_px", "px", "where the hair leaves the skin, to the right") { $0.rootX },
    .number("root_y_px", "px", "where the hair leaves the skin, downwards") { $0.rootY },
    ExportColumn(name: "root_in_field", kind: .flag, unit: "", meaning: "whether the hair counts") { row, csv in
      csv.flag(row.rootInField)
    },
    ExportColumn(name: "tip_in_field", kind: .flag, unit: "", meaning: "whether its tip is in view") { row, csv in
      csv.flag(row.tipInField)
    },
    ExportColumn(name: "diameter_um", kind: .number, unit: "um", meaning: "projected full width of the shaft") {
      row, csv in csv.number(row.diameterUm, decimals: 4)
    },
    ExportColumn(name: "diameter_se_um", kind: .number, unit: "um", meaning: "standard error of the diameter") {
      row, csv in csv.number(row.diameterSEUm, decimals: 4)
    },
    ExportColumn(name: "diameter_px", kind: .number, unit: "px", meaning: "projected full width of the shaft") {
      row, csv in csv.number(row.diameterPx, decimals: 4)
    },
    .number("length_mm", "mm", "visible length") { $0.lengthMm },
    .text("class", "vellus, intermediate or terminal, by diameter") { $0.sizeClass },
    .text("polarity", "whether the shaft is dark or light on the skin") { $0.polarity },
    .count("unit", "the number of its follicular unit in the photo") { $0.unit },
    .number("confidence", "1", "the probability that this is a hair with its root there") { $0.confidence },
  ]

  static func covariates(_ names: [String]) -> [ExportColumn<PlacedPhoto>] {
    PlacementColumns.covariates(names, besides: photo.map(\.name) + hair.map(\.name)).map { $0.of(\.placement) }
  }
}
