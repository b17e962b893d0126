import ScalpField
import StudyDesign

extension ManifestRow {
  /// The longest text of a subject, site, visit …, in bytes.
  static let longestText = 200

  /// - Throws: ``ManifestProblem`` that names the line and the first cell that cannot be used.
  init(
    _ record: CSVReader.Record, columns: ManifestColumns, ranks: inout VisitRanks
  ) throws(ManifestProblem) {
    let cells = record.cells
    func invalid(_ problem: String, _ advice: String) -> ManifestProblem {
      let photo = columns.cell("photo", of: cells)
      return ManifestProblem(line: record.line, photo: photo, problem: problem, advice: advice)
    }
    guard cells.count == columns.count else {
      throw invalid(
        "the row has \(cells.count) cells and the header \(columns.count)",
        "give every row as many cells as the header; put quotation marks around cells with commas")
    }
    for cell in cells {
      guard cell.utf8.count <= 10_000 else { throw invalid("a cell is longer than 10000 bytes", "shorten it") }
    }
    func text(_ name: String) throws(ManifestProblem) -> String {
      let value = columns.cell(name, of: cells)
      guard !value.hasControlCharacters else {
        throw invalid("\(name) holds control characters", "give plain text")
      }
      guard value.utf8.count <= Self.longestText || name == "photo" else {
        throw invalid("\(name) is longer than \(Self.longestText) bytes", "shorten it")
      }
      return value
    }
    func number(_ name: String, _ range: ClosedRange<Double>, _ unit: String) throws(ManifestProblem) -> Double? {
      let value = try text(name)
      guard !value.isEmpty else { return nil }
      guard let number = Double(value), range.contains(number) else {
        throw invalid(
          "\(name) '\(value)' is no number from \(range.lowerBound) to \(range.upperBound)", "give it in \(unit)")
      }
      return number
    }

    let photo = try text("photo")
    if let (problem, advice) = PhotoPath.objection(photo) { throw invalid(problem, advice) }
    let subject = try text("subject"), site = Placement.site(try text("site"))
    guard !subject.isEmpty else { throw invalid("the subject is missing", "give the subject's code") }
    guard !site.isEmpty else { throw invalid("the site is missing", "give the place on the scalp, as vertex") }
    let label = try text("visit"), day = try text("date")
    guard !label.isEmpty || !day.isEmpty else {
      throw invalid("the visit is missing", "give the visit's label, its date, or both")
    }
    let date = CalendarDate(iso: day)
    guard day.isEmpty || date != nil else {
      throw invalid("date '\(day)' is no date", "give it as 2026-01-31")
    }
    let visit = label.isEmpty ? date?.text ?? "" : label
    var placement = Placement(subject: subject, site: site, visit: visit, date: date)
    placement.side = try text("side")
    placement.arm = try text("arm")
    placement.sex = try text("sex")
    let role = try text("role")
    placement.role = Placement.Role(rawValue: role.lowercased())
    guard role.isEmpty || placement.role != nil else {
      throw invalid("role '\(role)' is not known", "give treated, control or donor")
    }
    placement.ageYears = try number("age", 0...130, "years")
    placement.umPerPx = try number("um_per_px", 0.1...1000, "micrometres per pixel")
    placement.clippedMm = try number("clipped_mm", 0...100, "millimetres")
    placement.device = try text("device")
    guard placement.umPerPx == nil || placement.device.isEmpty else {
      throw invalid("there are two scales, um_per_px and device", "give one of them")
    }
    placement.field = try text("field")
    if !placement.field.isEmpty {
      guard let notation = try? FieldNotation(parsing: placement.field) else {
        throw invalid(
          "'\(placement.field)' is no field", "give auto, frame, circle:D[@X,Y], rect:WxH[@X,Y] or polygon:FILE")
      }
      if case .polygonFile(let path) = notation, let (problem, advice) = PhotoPath.objection(path) {
        throw invalid("field: " + problem, advice)
      }
    }
    let protocolText = try text("protocol")
    placement.protocolDay = Placement.protocolDay(protocolText.lowercased())
    guard protocolText.isEmpty || placement.protocolDay != nil else {
      throw invalid(
        "protocol '\(protocolText)' is not known", "give day0 for the clipped photo and day2, day3 … after it")
    }
    let repeatText = try text("repeat")
    guard let repeatNumber = repeatText.isEmpty ? 1 : Int(repeatText), (1...10_000).contains(repeatNumber) else {
      throw invalid("repeat '\(repeatText)' is no number", "give 1, 2 … within a set of repeated photos")
    }
    placement.repeatNumber = repeatNumber
    for (name, index) in columns.covariates where !cells[index].trimmed.isEmpty {
      // A comment may run over several lines; a table's cell may not.
      let scalars = cells[index].trimmed.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
      placement.covariates.append(.init(name: name, value: String(String.UnicodeScalarView(scalars))))
    }
    placement.rank = ranks.rank(of: visit)
    self.init(line: record.line, photo: photo, placement: placement)
  }
}
