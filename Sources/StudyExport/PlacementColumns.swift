import StudyDesign

/// The columns that say what a photo is of.
enum PlacementColumns {
  /// Subject, site and side, alike in every table.
  static let place: [ExportColumn<Placement>] = [
    .text("subject", "the subject's code") { $0.subject },
    .text("site", "the place on the scalp") { $0.site },
    .text("side", "the side of the head") { $0.side },
  ]

  static let visit: [ExportColumn<Placement>] = [
    .text("visit", "the label of the visit, its date where it has none") { $0.visit },
    .text("date", "the day of the photo (ISO 8601)", kind: .date) { $0.date?.text },
  ]

  static let photo: [ExportColumn<Placement>] = [
    .text("protocol", "the day of a phototrichogram: day0, day2 …") { $0.protocolText },
    .count("repeat", "the number within a set of repeated photos") { $0.repeatNumber },
  ]

  static let person: [ExportColumn<Placement>] = [
    .text("arm", "the arm of the study") { $0.arm },
    .text("role", "treated, control or donor, within the subject") { $0.role?.rawValue },
    .text("sex", "as the manifest has it") { $0.sex },
    .number("age", "a", "the subject's age") { $0.ageYears },
  ]

  /// One column for each covariate of the manifest, under its own name unless a table has a column of that name.
  static func covariates(_ names: [String], besides taken: [String]) -> [ExportColumn<Placement>] {
    names.map { name in
      .text(taken.contains(name) ? "covariate_" + name : name, "a further column of the manifest") { placement in
        placement.covariates.first { $0.name == name }?.value
      }
    }
  }
}
