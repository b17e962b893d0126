extension SubjectStudy {
  /// A text that is the same exactly where the study is: what the photos are of, which they are, how they were analysed and
  /// which of them were compared.
  public var identity: String {
    var lines: [String] = ["subject \(code)"]
    for place in places {
      for photo in place.series.visits.flatMap({ $0.photos + $0.later }) {
        let p = photo.placement
        let covariates = p.covariates.map { "\($0.name)=\($0.value)" }.joined(separator: "\u{1}")
        lines.append(
          [
            p.site, p.side, p.visit, p.protocolText, "\(p.repeatNumber)", p.date?.text ?? "", "\(p.rank)", p.arm,
            p.role?.rawValue ?? "", p.sex, "\(p.ageYears ?? -1)", "\(p.clippedMm ?? -1)", covariates, photo.name,
            "\(photo.key ?? 0)", photo.failure ?? "",
          ].joined(separator: "\t"))
      }
      for pair in place.pairs {
        lines.append("pair \(pair.planned.purpose.rawValue) \(pair.planned.beforeKey) \(pair.planned.afterKey)")
      }
      for course in place.courses { lines.append("sdc \(course.smallestDetectable ?? -1)") }
    }
    return lines.joined(separator: "\n")
  }
}
