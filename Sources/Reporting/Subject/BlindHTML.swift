import Comparison
public import StudyDesign
import Trichometry

/// A subject's page for a reader who must not know who it is, which treatment was given and which visit was first.
public enum BlindHTML {
  typealias W = ChangeWords

  /// `A`, `B`, … `Z`, `AA` …
  public static func letter(_ index: Int) -> String {
    let last = String(UnicodeScalar(UInt8(65 + index % 26)))
    return index < 26 ? last : letter(index / 26 - 1) + last
  }

  /// - Parameters:
  ///   - order: for each place the shown visits in the order in which they appear, by their places among the shown.
  ///   - code: what to call the subject.
  public static func encode(
    _ study: SubjectStudy, pictures: [PlacePictures], order: [[Int]], code: String, fingerprint: String
  ) -> [UInt8] {
    var body = "<p><a href=\"../index.html\">All subjects</a></p><h1>\(HTML.escaped(code))</h1>"
    body += "<p>Blinded: the visits are in an order of chance, which is the same in all tables of this page.</p>"
    for (i, place) in study.places.enumerated() {
      body += section(place, pictures[i], order[i], title: title(study, i))
    }
    return SubjectStyle.page(
      title: code, fingerprint: fingerprint, body: body, script: SubjectStyle.viewerScript)
  }

  /// The row of a subject in a blinded index.
  public static func indexRow(_ study: SubjectStudy, code: String, page: String) -> [UInt8] {
    let places = study.places.indices.map { title(study, $0) }.joined(separator: ", ")
    let photos = study.places.reduce(0) { $0 + $1.series.visits.count { $0.representative != nil } }
    return Array(
      ("<tr><th><a href=\"subjects/\(HTML.escaped(PageName.inURL(page)))\">\(HTML.escaped(code))</a></th>"
        + "<td class=\"left\">\(HTML.escaped(places))</td><td>\(photos)</td></tr>\n").utf8)
  }

  /// The index of a blinded study up to the first row.
  public static let indexHead: [UInt8] = {
    let page = String(
      decoding: SubjectStyle.page(
        title: "All subjects", fingerprint: "",
        body: "<h1>All subjects, blinded</h1><table><thead><tr><th>code</th><th class=\"left\">places</th>"
          + "<th>photos</th></tr></thead><tbody>\n", script: ""), as: UTF8.self)
    return Array(page[..<(page.firstRange(of: "<p class=\"notice\">")?.lowerBound ?? page.endIndex)].utf8)
  }()

  /// The index of a blinded study from the last row on.
  public static let indexTail: [UInt8] = Array("</tbody></table></body></html>\n".utf8)

  /// The site alone: sides and roles would tell treated from control.
  private static func title(_ study: SubjectStudy, _ index: Int) -> String {
    "\(index + 1): \(study.places[index].series.site)"
  }

  private static func section(
    _ place: SubjectStudy.Place, _ pictures: PlacePictures, _ order: [Int], title: String
  ) -> String {
    let shownVisits = place.series.visits.indices.filter { place.series.visits[$0].representative != nil }
    // A photo that is gone from its place leaves its letter unused.
    let frames = order.enumerated().compactMap { k, visit -> ViewerHTML.Frame? in
      guard let position = pictures.shown.firstIndex(where: { $0.visit == shownVisits[visit] }) else { return nil }
      return .init(label: letter(k), picture: pictures.shown[position].picture, order: position)
    }
    // By their letters, not by time: what is in one photo only counts as lost from an earlier letter to a later one.
    let lettered = frames.enumerated().map { ViewerHTML.Frame(label: $1.label, picture: $1.picture, order: $0) }
    let viewer = ViewerHTML.html(lettered) { id, own, other in
      pictures.fate(ofHair: id, seenIn: frames[own].order, comparedWith: frames[other].order)
    }
    var rows = ""
    for (k, visit) in order.enumerated() {
      let usable = place.series.visits[shownVisits[visit]].usable.compactMap(\.head)
      func mean(_ endpoint: Endpoint) -> Double? {
        let values = usable.compactMap { endpoint.value($0.summary) }
        return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
      }
      rows +=
        "<tr><th>\(letter(k))</th>"
        + Endpoint.allCases.map { "<td>\(W.fixed(mean($0), W.title($0.rawValue).decimals))</td>" }.joined()
        + "<td>\(usable.first?.quality.verdict.rawValue ?? "–")</td></tr>"
    }
    let heads = Endpoint.allCases.map { endpoint in
      let title = W.title(endpoint.rawValue)
      return "<th>\(HTML.escaped(title.name + (title.unit.isEmpty ? "" : ", " + title.unit)))</th>"
    }.joined()
    return
      "<section><h2>\(HTML.escaped(title))</h2>\(viewer)<table><thead><tr><th>visit</th>\(heads)<th>quality</th></tr>"
      + "</thead><tbody>\(rows)</tbody></table></section>"
  }
}
