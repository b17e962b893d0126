import Comparison
import StudyDesign

/// `matches.csv`: a row a hair of a pair.
enum MatchesTable {
  struct Row {
    var pair: SubjectStudy.ComparedPair
    var match: HairMatch
  }

  static func columns(covariates: [String]) -> [ExportColumn<Row>] {
    let columns: [ExportColumn<Row>] =
      PairsTable.pair.map { $0.of(\.pair) } + [
        .count("before_id", "the hair's number in the photo before") { $0.match.beforeID },
        .count("after_id", "the hair's number in the photo after") { $0.match.afterID },
        .text("fate", "kept, lost, gained or undecided") { $0.match.fate.rawValue },
        .number("diameter_change_um", "um", "after minus before") { $0.match.diameterChangeUm },
        .number("diameter_change_se_um", "um", "standard error of it") { $0.match.diameterChangeSEUm },
        .number("growth_mm", "mm", "change of the visible length") { $0.match.growthMm },
        .text("phase", "anagen, telogen or undecided, of a phototrichogram") { $0.match.phase?.rawValue },
      ]
    return columns
      + PlacementColumns.covariates(covariates, besides: columns.map(\.name)).map {
        $0.of(\.pair.planned.after.placement)
      }
  }
}
