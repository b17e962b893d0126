import Comparison
import StudyDesign
import Testing
import Trichometry

@testable import Reporting

@Suite struct SubjectHTMLTests {
  private static let evil = "<script>alert('1')</script>\"&"

  /// A study of visits with these changes of density since the first, every text of it as given; `nil` for one that cannot be
  /// compared with it.
  private func study(_ changes: [Double?], text: String = "text", failure: String? = nil) -> SubjectStudy {
    var photos = (0...changes.count).map { i -> PlacedPhoto in
      var summary = Trichogram.Summary()
      summary.hairCount = 90
      summary.densityPerCm2 = 100
      summary.densityCI95 = 95...105
      let head = Trichogram(
        software: .init(version: "1", settingsSHA256: "s"),
        photo: .init(name: text, sha256: "\(i)", widthPx: 10, heightPx: 10),
        scale: .init(umPerPx: 8, relativeSE: nil, source: .option),
        field: .init(shape: .frame, areaCm2: 1, maskedCm2: 0, outline: []),
        quality: .init(verdict: .usable, reasons: [text]), summary: summary, hairs: [], warnings: [text])
      return PlacedPhoto(
        placement: Placement(
          subject: text, site: text, side: text, visit: text + "\(i)", rank: i, arm: text,
          covariates: [.init(name: "treatment", value: text)]),
        name: text + "\(i)", key: Int64(i + 1), head: head)
    }
    if let failure {
      photos.append(
        PlacedPhoto(
          placement: Placement(subject: text, site: text, side: text, visit: "last", rank: 99), name: text,
          failure: failure))
    }
    return SubjectStudy(code: text, photos: photos, smallestDetectable: [.densityPerCm2: 10]) { pair in
      guard pair.purpose == .baseline, let change = changes[pair.afterVisit - 1] else { return nil }
      var all = PairChanges()
      all.densityPerCm2 = Change(
        before: 100, after: 100 + change, change: change, percent: change, ci95: (change - 4)...(change + 4),
        verdict: change > 4 ? .gain : .withinNoise)
      return PairRecord(
        isAligned: true, reasons: [text], homography: nil, overlapFraction: 1, residualUm: 1,
        samePlaceProbability: 1, sharedAreaCm2: 1, counts: .init(kept: 80, undecided: 20), changes: all,
        phototrichogram: nil, warnings: [text])
    }
  }

  private func page(_ study: SubjectStudy) -> String {
    let pictures = study.places.map { _ in
      PlacePictures(shown: [], fates: FateChain(steps: [], fromFirst: []), missing: ["gone"])
    }
    return String(decoding: SubjectHTML.encode(study, pictures: pictures, fingerprint: "f"), as: UTF8.self)
  }

  @Test func theCourseHasOneVerdictBesideThoseOfItsVisits() {
    // One visit stands out; the line through all does not rise by more than measurements differ.
    let quiet = page(study([9, 0, 0]))
    #expect(quiet.contains("density did not change over 4 visits by more than measurements differ"))
    #expect(quiet.contains("<small class=\"gain\">gain</small>"))
    let rising = page(study([10, 20, 30]))
    #expect(rising.contains("density rose by 30.0 /cm² over 4 visits, more than measurements differ by"))
    #expect(rising.contains("<td class=\"gain\">gain</td>"))
  }

  @Test func textsAreHarmlessWhereverTheyStand() {
    let study = study([1], text: Self.evil, failure: Self.evil)
    for html in [page(study), String(decoding: IndexHTML.rows(study, page: "p.html"), as: UTF8.self)] {
      #expect(!html.contains("<script>alert"))
      #expect(!html.contains("alert('1')"))
      #expect(html.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;"))
    }
  }

  @Test func whatWasLeftOutIsSaid() {
    let html = page(study([1], failure: "cannot be read"))
    #expect(html.contains("left out: cannot be read"))
    #expect(html.contains("text text: gone"))
  }

  @Test func aVisitThatCannotBeComparedIsNamedAndNotCounted() {
    let study = study([1, 2, nil])
    let sentence = page(study)
    #expect(sentence.contains("over 3 visits"))
    #expect(sentence.contains("Text3 is left out: it cannot be compared with the first visit."))
    #expect(String(decoding: IndexHTML.rows(study, page: "a.html"), as: UTF8.self).contains("<td>3 of 4</td>"))
  }

  @Test func theIndexSaysHowMuchIsOpen() {
    let row = String(decoding: IndexHTML.rows(study([1, 2]), page: "a b.html"), as: UTF8.self)
    #expect(row.contains("href=\"subjects/a%20b.html\""))
    // 20 of 100 hairs are undecided.
    #expect(row.contains("<td>20</td>"))
  }
}
