import Comparison
public import StudyDesign

/// The page over all subjects, one row a place, in parts so that a study of any size can be written.
public enum IndexHTML {
  typealias W = ChangeWords

  /// The page up to the first row.
  public static let head: [UInt8] = Array(
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    \(SubjectStyle.generator)
    <meta name="viewport" content="width=device-width, initial-scale=1">
    \(SubjectStyle.policy)
    <title>All subjects</title>
    <style>\(SubjectStyle.style)</style>
    </head>
    <body>
    <h1>All subjects</h1>
    <p>One row a place. Click a heading to sort. Doubt is the share of hairs, in the latest comparison with the first visit, of which it is open whether they are in both photos; 100 where the photos cannot be compared. Changes and days are those of the visits that can be compared with the first; where that is not all, visits says how many.</p>
    <div class="wide"><table id="all"><thead><tr>
    <th data-sort="text">subject</th><th data-sort="text" class="left">place</th><th data-sort="text" class="left">arm, role</th><th data-sort="number">visits</th><th data-sort="number">days</th>
    <th data-sort="number">density, first, /cm²</th><th data-sort="number">density, change</th><th>95 % interval</th><th data-sort="text" class="left">verdict</th>
    <th data-sort="number">mean diameter, change, µm</th><th data-sort="text" class="left">verdict</th><th data-sort="number">doubt, %</th><th data-sort="number">left out</th>
    </tr></thead><tbody>

    """.utf8)

  /// The rows of a subject.
  ///
  /// - Parameter page: the name of its page's file.
  public static func rows(_ study: SubjectStudy, page: String) -> [UInt8] {
    let link = "subjects/" + PageName.inURL(page)
    var html = ""
    for place in study.places {
      let series = place.series
      let density = place.courses.first { $0.endpoint == .densityPerCm2 }
      let diameter = place.courses.first { $0.endpoint == .meanDiameterUm }
      let about = [series.arm, series.role?.rawValue ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
      let photos = series.visits.flatMap { $0.photos + $0.later }
      let followed = density.map(\.followed) ?? []
      let visits =
        followed.count > 1 && followed.count < series.visits.count
        ? "\(followed.count) of \(series.visits.count)" : "\(series.visits.count)"
      let days = density.flatMap { $0.followed.count > 1 ? CourseWords.days($0, series) : nil } ?? series.days?.last
      html +=
        "<tr><th><a href=\"\(HTML.escaped(link))\">\(HTML.escaped(study.code))</a></th>"
        + "<td class=\"left\">\(HTML.escaped(series.place))</td><td class=\"left\">\(HTML.escaped(about))</td>"
        + "<td>\(visits)</td><td>\(W.fixed(days, 0))</td>"
        + "<td>\(W.fixed(density?.points.first?.value, 1))</td><td>\(W.fixed(density?.change, 1, signed: true))</td>"
        + "<td>\(W.interval(density?.changeCI95, 1))</td>\(verdict(density, series))"
        + "<td>\(W.fixed(diameter?.change, 1, signed: true))</td>\(verdict(diameter, series))"
        + "<td>\(W.fixed(place.doubt.map { 100 * $0 }, 0))</td><td>\(photos.count { !$0.isUsable })</td></tr>\n"
    }
    return Array(html.utf8)
  }

  /// The page from the last row on.
  public static let tail: [UInt8] = Array(
    """
    </tbody></table></div>
    <p class="notice">\(HTML.escaped(SummaryText.notice))</p>
    <script>\(script)</script>
    </body>
    </html>

    """.utf8)

  private static func verdict(_ course: Course?, _ series: Series) -> String {
    let verdict = course?.verdict ?? .notComparable
    return "<td class=\"left \(verdict.rawValue)\">\(course.map { CourseWords.verdict($0, of: series) } ?? "–")</td>"
  }

  static let script = """
    const body=document.querySelector('#all tbody');
    const value=(row,i,kind)=>{const text=row.cells[i].textContent.replace('−','-').replace('+','');
    if(kind!=='number')return text;const n=parseFloat(text);return Number.isNaN(n)?-Infinity:n};
    document.querySelectorAll('th[data-sort]').forEach(head=>{
    head.addEventListener('click',()=>{
    const i=head.cellIndex,kind=head.dataset.sort,falls=head.dataset.order!=='falling'&&kind==='number'||head.dataset.order==='rising';
    head.dataset.order=falls?'falling':'rising';
    const rows=[...body.rows].map(row=>[value(row,i,kind),row]);
    rows.sort((a,b)=>(a[0]<b[0]?-1:a[0]>b[0]?1:0)*(falls?-1:1));
    body.append(...rows.map(r=>r[1]))})});
    """
}

extension SubjectStudy.Place {
  /// Share of open hairs in the latest comparison with the first visit, 0 to 1; `nil` where there is none.
  public var doubt: Double? {
    guard let last = pairs.last(where: { $0.planned.purpose == .baseline })?.record else { return nil }
    guard last.isAligned else { return 1 }
    let counts = last.counts
    let all = counts.kept + counts.lost + counts.gained + counts.undecided
    return all > 0 ? Double(counts.undecided) / Double(all) : nil
  }
}
