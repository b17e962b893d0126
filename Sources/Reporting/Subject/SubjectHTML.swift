import Comparison
public import StudyDesign
import Trichometry

/// All that is known of a subject as one page that needs nothing else: no network, no file beside it.
public enum SubjectHTML {
  typealias W = ChangeWords

  /// Goes up when the page of the same study looks different.
  public static let version = 2

  /// - Parameters:
  ///   - pictures: of each place, in the order of `study.places`.
  ///   - fingerprint: tells whether the page has to be made anew.
  public static func encode(_ study: SubjectStudy, pictures: [PlacePictures], fingerprint: String) -> [UInt8] {
    var body = "<p><a href=\"../index.html\">All subjects</a></p><h1>\(HTML.escaped(study.code))</h1>"
    for place in study.places {
      if let density = place.courses.first {
        body += "<p class=\"sentence\">\(HTML.escaped(CourseWords.sentence(density, of: place.series)))</p>"
      }
    }
    for (place, pictures) in zip(study.places, pictures) { body += section(place, pictures) }
    body += contrasts(study) + quality(study, pictures) + hashes(study)
    return SubjectStyle.page(
      title: study.code, fingerprint: fingerprint, body: body, script: SubjectStyle.viewerScript)
  }

  private static func section(_ place: SubjectStudy.Place, _ pictures: PlacePictures) -> String {
    let series = place.series
    let about = [series.role?.rawValue ?? "", series.arm].filter { !$0.isEmpty }.joined(separator: ", ")
    let charts = [Endpoint.densityPerCm2, .meanDiameterUm, .terminalToVellus, .cumulativeThicknessMmPerCm2]
      .compactMap { endpoint in place.courses.first { $0.endpoint == endpoint } }
      .map { TimelineSVG(course: $0, series: series).svg }.joined()
    let frames = pictures.shown.enumerated().map { i, shown in
      ViewerHTML.Frame(label: label(series.visits[shown.visit]), picture: shown.picture, order: i)
    }
    return """
      <section><h2>\(HTML.escaped(series.place))\(about.isEmpty ? "" : " · " + HTML.escaped(about))</h2>
      <div class="charts">\(charts)</div>
      <p class="legend">● value of the visit with its 95 % interval · ○ the first visit's value and the change since, hair by hair · dashed: the line through all visits · blue band: smallest detectable change around the first visit · yellow: months 3–6 and 9–12 · dotted: treatment</p>
      <h3>The whole course</h3>\(courseTable(place))
      <h3>Visits</h3><div class="wide">\(visitTable(place))</div>\(phototrichograms(place))
      <h3>Any two visits</h3>\(ViewerHTML.html(frames) { id, own, other in pictures.fate(ofHair: id, seenIn: own, comparedWith: other) })
      \(histogram(place, pictures))
      </section>
      """
  }

  static func label(_ visit: Visit) -> String {
    guard let date = visit.date, date.text != visit.label else { return visit.label }
    return "\(visit.label) (\(date.text))"
  }

  private static func twoLines(_ visit: Visit) -> String {
    guard let date = visit.date, date.text != visit.label else { return HTML.escaped(visit.label) }
    return "\(HTML.escaped(visit.label))<br><small>\(date.text)</small>"
  }

  private static func name(_ endpoint: String) -> String {
    let title = W.title(endpoint)
    return HTML.escaped(title.name + (title.unit.isEmpty ? "" : ", " + title.unit))
  }

  private static func courseTable(_ place: SubjectStudy.Place) -> String {
    var rows = ""
    for course in place.courses {
      let decimals = W.title(course.endpoint.rawValue).decimals
      rows +=
        "<tr><th>\(name(course.endpoint.rawValue))</th><td>\(W.fixed(course.points.first?.value, decimals))</td>"
        + "<td>\(W.fixed(course.followed.last?.followed, decimals))</td>"
        + "<td>\(W.fixed(course.change, decimals, signed: true))</td><td>\(W.interval(course.changeCI95, decimals))</td>"
        + "<td>\(W.fixed(course.smallestDetectable, decimals))</td>"
        + "<td class=\"\(course.verdict.rawValue)\">\(CourseWords.verdict(course, of: place.series))</td></tr>"
    }
    let source = place.courses.first.map { CourseWords.source($0.errorSource) } ?? ""
    return
      "<table><thead><tr><th></th><th>first</th><th>last, hair by hair</th><th>change along the line</th><th>95 % interval</th>"
      + "<th>smallest detectable</th><th>verdict on the course</th></tr></thead><tbody>\(rows)</tbody></table>"
      + "<p class=\"legend\">Last is the first visit's value with the change since, on the skin that both show; the line goes through "
      + "the values of all visits that can be compared with the first. One verdict for all of them together, so that many looks do not make false gains. "
      + "Smallest detectable change of density: \(HTML.escaped(source)).</p>"
  }

  private static func visitTable(_ place: SubjectStudy.Place) -> String {
    let columns = [Endpoint.densityPerCm2, .meanDiameterUm, .cumulativeThicknessMmPerCm2]
    var html =
      "<table class=\"visits\"><thead><tr><th>visit</th><th>photos</th><th>hairs</th>"
      + columns.map { "<th>\(name($0.rawValue))</th><th>change since first</th>" }.joined()
      + "<th>terminal to vellus</th><th>density since visit before</th><th>quality</th></tr></thead><tbody>"
    for (i, visit) in place.series.visits.enumerated() {
      let hairs = visit.usable.compactMap { $0.head?.summary.hairCount }.reduce(0, +)
      html +=
        "<tr><th>\(twoLines(visit))</th><td>\(visit.photos.count)</td>"
        + "<td>\(visit.usable.isEmpty ? "–" : "\(hairs)")</td>"
      for endpoint in columns {
        let decimals = W.title(endpoint.rawValue).decimals
        let point = place.courses.first { $0.endpoint == endpoint }?.points.first { $0.visit == i }
        let interval = point?.ci95.map {
          "<br><small>\(W.fixed($0.lowerBound, decimals)) to \(W.fixed($0.upperBound, decimals))</small>"
        }
        html += "<td>\(W.fixed(point?.value, decimals))\(interval ?? "")</td>"
        html += "<td>\(cell(point?.change, decimals))</td>"
      }
      let ratio = place.courses.first { $0.endpoint == .terminalToVellus }?.points.first { $0.visit == i }
      let previous = place.pairs.first { $0.planned.purpose == .previous && $0.planned.afterVisit == i }
      html += "<td>\(W.fixed(ratio?.value, 2))</td>"
      html += "<td>\(cell(previous?.record.changes.densityPerCm2, 1))</td>"
      let verdicts = Set(visit.photos.map { $0.head?.quality.verdict.rawValue ?? "failed" })
      html += "<td>\(HTML.escaped(verdicts.sorted().joined(separator: ", ")))</td></tr>"
    }
    return html + "</tbody></table>"
  }

  /// A change with its verdict and its interval below it.
  private static func cell(_ change: Change?, _ decimals: Int) -> String {
    guard let change else { return "–" }
    return "\(W.fixed(change.change, decimals, signed: true))"
      + "<br><small>\(W.interval(change.ci95, decimals))</small>"
      + "<br><small class=\"\(change.verdict.rawValue)\">\(W.verdict(change.verdict))</small>"
  }

  private static func phototrichograms(_ place: SubjectStudy.Place) -> String {
    let pairs = place.pairs.filter { $0.planned.purpose == .phototrichogram }
    guard !pairs.isEmpty else { return "" }
    var rows = ""
    for pair in pairs {
      let p = pair.record.phototrichogram
      let interval = p?.anagenCI95.map {
        "\(W.fixed(100 * $0.lowerBound, 0)) to \(W.fixed(100 * $0.upperBound, 0))"
      }
      rows +=
        "<tr><th>\(HTML.escaped(label(place.series.visits[pair.planned.beforeVisit])))</th>"
        + "<td>\(W.fixed(pair.planned.days, 1))</td><td>\(W.fixed(p?.anagenFraction.map { 100 * $0 }, 0))</td>"
        + "<td>\(interval ?? "–")</td><td>\(p.map { "\($0.decided)" } ?? "–")</td>"
        + "<td>\(W.fixed(p?.growthMmPerDay, 3))</td></tr>"
    }
    return
      "<h3>Phototrichograms</h3><table><thead><tr><th>visit</th><th>days</th><th>anagen, %</th><th>95 % interval</th>"
      + "<th>hairs decided</th><th>growth, mm a day</th></tr></thead><tbody>\(rows)</tbody></table>"
  }

  private static func histogram(_ place: SubjectStudy.Place, _ pictures: PlacePictures) -> String {
    guard let first = pictures.shown.first, let last = pictures.shown.last, first.visit != last.visit,
      !first.diametersUm.isEmpty || !last.diametersUm.isEmpty,
      let summary = place.series.visits[first.visit].representative?.head?.summary
    else { return "" }
    let cuts = SizeCuts(vellusBelowUm: summary.vellusBelowUm, terminalFromUm: summary.terminalFromUm)
    let visits = place.series.visits
    return "<h3>Diameters</h3>"
      + DiameterHistogram.svg(before: first.diametersUm, after: last.diametersUm, cuts: cuts)
      + "<p class=\"legend\"><span class=\"key before\"></span> \(HTML.escaped(label(visits[first.visit]))) "
      + "(\(first.diametersUm.count) hairs) <span class=\"key after\"></span> \(HTML.escaped(label(visits[last.visit]))) "
      + "(\(last.diametersUm.count) hairs)</p>"
  }

  private static func contrasts(_ study: SubjectStudy) -> String {
    guard !study.contrasts.isEmpty else { return "" }
    var rows = ""
    for contrast in study.contrasts {
      let decimals = W.title(contrast.endpoint.rawValue).decimals
      rows +=
        "<tr><th>\(HTML.escaped(label(contrast.treated.visits[contrast.visit])))</th>"
        + "<td class=\"left\">\(name(contrast.endpoint.rawValue))</td>"
        + "<td>\(W.fixed(contrast.difference, decimals, signed: true))</td>"
        + "<td>\(W.interval(contrast.differenceCI95, decimals))</td>"
        + "<td>\(W.fixed(contrast.changeDifference, decimals, signed: true))</td>"
        + "<td>\(W.interval(contrast.changeDifferenceCI95, decimals))</td></tr>"
    }
    return "<section><h2>Treated against control</h2><table><thead><tr><th>visit</th><th class=\"left\">endpoint</th>"
      + "<th>treated − control</th><th>95 % interval</th><th>difference of the changes since the first visit</th>"
      + "<th>95 % interval</th></tr></thead><tbody>\(rows)</tbody></table></section>"
  }

  private static func quality(_ study: SubjectStudy, _ pictures: [PlacePictures]) -> String {
    var lines: [String] = []
    func add(_ line: String) { if !lines.contains(line) { lines.append(line) } }
    for (place, pictures) in zip(study.places, pictures) {
      for visit in place.series.visits {
        for photo in visit.photos + visit.later {
          let name = "\(place.series.place), \(label(visit)), \(photo.name)"
          if let head = photo.head {
            if head.quality.verdict != .good {
              add("\(name): \(head.quality.verdict.rawValue): " + head.quality.reasons.joined(separator: "; "))
            }
            for warning in head.warnings { add("\(name): \(warning)") }
          } else {
            add("\(name): left out: " + (photo.failure ?? "not analysed yet"))
          }
        }
      }
      for pair in place.pairs where !pair.record.isAligned {
        add(
          "\(place.series.place), \(pair.planned.before.name) and \(pair.planned.after.name) cannot be compared: "
            + pair.record.reasons.joined(separator: "; "))
      }
      for (one, other) in place.series.sameFiles {
        add("\(place.series.place): the photos of \(label(one)) and \(label(other)) are one and the same file")
      }
      for missing in pictures.missing { add("\(place.series.place): \(missing)") }
    }
    let list =
      lines.isEmpty
      ? "<p>All photos are good; nothing was left out.</p>"
      : "<ul>" + lines.map { "<li>\(HTML.escaped($0))</li>" }.joined() + "</ul>"
    return "<section><h2>Quality, and what was left out</h2>\(list)</section>"
  }

  private static func hashes(_ study: SubjectStudy) -> String {
    var rows = ""
    for place in study.places {
      for photo in place.series.visits.flatMap({ $0.photos + $0.later }) {
        guard let head = photo.head else { continue }
        rows +=
          "<tr><td>\(HTML.escaped(photo.name))</td><td>\(W.fixed(head.scale.umPerPx, 3)) (\(head.scale.source.rawValue))</td>"
          + "<td>\(W.fixed(head.field.areaCm2, 4))</td><td>\(W.fixed(head.summary.vellusBelowUm, 0)) / "
          + "\(W.fixed(head.summary.terminalFromUm, 0))</td><td>\(HTML.escaped(head.photo.sha256))</td>"
          + "<td>\(HTML.escaped(head.software.settingsSHA256))</td><td>\(HTML.escaped(head.software.version))</td></tr>"
      }
    }
    return "<section><h2>Settings</h2><table class=\"hashes\"><thead><tr><th>photo</th><th>scale, µm/px</th>"
      + "<th>area, cm²</th><th>vellus below / terminal from, µm</th><th>SHA-256 of the photo</th>"
      + "<th>SHA-256 of the settings</th><th>version</th></tr></thead><tbody>\(rows)</tbody></table></section>"
  }
}
