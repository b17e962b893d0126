import Foundation
import StudyDesign
import Testing

@testable import Manifest

@Suite struct ManifestReaderTests {
  private static let header = "photo,subject,site,visit,date\n"

  private func withReader<Result>(of bytes: [UInt8], _ body: (inout ManifestReader) throws -> Result) throws -> Result {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("trichogram-\(UUID()).csv")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    var reader = try ManifestReader(url.path)
    return try body(&reader)
  }

  /// The entries of a manifest with these bytes.
  private func entries(_ bytes: [UInt8]) throws -> [ManifestEntry] {
    try withReader(of: bytes) { reader in
      var entries: [ManifestEntry] = []
      while let entry = try reader.next() { entries.append(entry) }
      return entries
    }
  }

  private func entries(_ text: String) throws -> [ManifestEntry] { try entries(Array(text.utf8)) }

  private func rows(_ entries: [ManifestEntry]) -> [ManifestRow] {
    entries.compactMap { if case .row(let row) = $0 { row } else { nil } }
  }

  private func problems(_ entries: [ManifestEntry]) -> [ManifestProblem] {
    entries.compactMap { if case .problem(let problem) = $0 { problem } else { nil } }
  }

  @Test func aRowIsReadWithAllItsColumns() throws {
    let text = """
      photo,subject,site,visit,date,arm,role,side,sex,age,um_per_px,device,field,protocol,repeat,clipped_mm,ferritin
      a/b.jpg,S 1,vertex,week 4,2026-02-28,PRP,treated,left,f,41.5,7.25,,circle:9,day2,3,0.5,28
      """
    let row = try #require(rows(try entries(text)).first)
    #expect(row.line == 2)
    #expect(row.photo == "a/b.jpg")
    #expect(
      row.placement
        == Placement(
          subject: "S 1", site: "vertex", side: "left", visit: "week 4",
          date: CalendarDate(year: 2026, month: 2, day: 28), rank: 0, protocolDay: 2, repeatNumber: 3, arm: "PRP",
          role: .treated, sex: "f", ageYears: 41.5, clippedMm: 0.5, umPerPx: 7.25, field: "circle:9",
          covariates: [.init(name: "ferritin", value: "28")]))
  }

  @Test(arguments: [
    ("photo,subject,site,visit,dtae,um_per_pixel,ferritin", ["dtae": "date", "um_per_pixel": "um_per_px"]),
    ("photo,subject,site,visit,date,Devise,dates", ["Devise": "device"]),
    ("photo,subject,site,visit,ferritin,dose,smoker,device_id,country", [:]),
  ])
  func aColumnThatIsNearlyAKnownOneIsNamed(header: String, meant: [String: String]) throws {
    let found = try withReader(of: Array(header.utf8)) { $0.misspellings }
    #expect(Dictionary(uniqueKeysWithValues: found.map { ($0.name, $0.meant) }) == meant)
  }

  @Test(arguments: [
    "\u{FEFF}photo,subject,site,visit\r\na.jpg,S1,vertex,v1\r\n",
    "photo;subject;site;visit\na.jpg;S1;vertex;v1",
    "photo\tsubject\tsite\tvisit\na.jpg\tS1\tvertex\tv1\n",
    "\"photo\",\"subject\",\"site\",\"visit\"\n\"a.jpg\",\"S1\" , vertex ,\"v1\"\n",
    "PHOTO,Subject,SITE,visit\r./a.jpg,S1,vertex,v1\r",
    "photo,subject,site,visit\n\n  \na.jpg,S1,vertex,v1\n\n",
  ])
  func spreadsheetsDialectsMeanTheSame(text: String) throws {
    let all = try entries(text)
    #expect(problems(all) == [])
    let row = try #require(rows(all).first)
    #expect(row.photo == "a.jpg")
    #expect(row.placement.subject == "S1" && row.placement.site == "vertex" && row.placement.visit == "v1")
  }

  @Test func quotedCellsHoldCommasQuotesAndLineBreaks() throws {
    let text =
      "photo,subject,site,visit,note\n\"a, b.jpg\",\"S\"\"1\"\"\",vertex,v1,\"two\nlines\"\nb.jpg,S2,vertex,v1,\n"
    let found = rows(try entries(text))
    #expect(found.map(\.photo) == ["a, b.jpg", "b.jpg"])
    #expect(found[0].placement.subject == "S\"1\"")
    #expect(found[0].placement.covariates == [.init(name: "note", value: "two lines")])
    #expect(found.map(\.line) == [2, 4])
  }

  @Test(arguments: [
    (",S1,vertex,v1,", "photo is missing"), ("a.jpg,,vertex,v1,", "subject is missing"),
    ("a.jpg,S1,,v1,", "site is missing"), ("a.jpg,S1,vertex,,", "visit is missing"),
    ("a.jpg,S1,vertex,v1,2026-02-30", "'2026-02-30' is no date"), ("a.jpg,S1,vertex,v1,5.1.2026", "is no date"),
    ("../a.jpg,S1,vertex,v1,", "leaves the manifest's folder"),
    ("x/../../a.jpg,S1,vertex,v1,", "leaves the manifest's"),
    ("/etc/passwd,S1,vertex,v1,", "not relative to the manifest"), ("a.jpg,S1,vertex", "has 3 cells and the header 5"),
    ("a.jpg,S1,vertex,v1,,extra", "has 6 cells and the header 5"), ("a.jpg,\"S1,vertex,v1,", "never closed"),
    ("a.jpg,\"S\"1,vertex,v1,", "text beside a quotation mark"),
    ("a.jpg,S\"1,vertex,v1,", "quotation mark within a cell"),
    ("a.jpg,S\u{7}1,vertex,v1,", "control characters"), ("a.jpg,S\u{0}1,vertex,v1,", "null character"),
  ])
  func aBadRowIsNamedByItsLineAndTheOthersGoOn(row: String, words: String) throws {
    let all = try entries(Self.header + "good1.jpg,S1,vertex,v1,\n" + row + "\ngood2.jpg,S1,vertex,v2,\n")
    #expect(rows(all).map(\.photo) == ["good1.jpg", "good2.jpg"])
    let problem = try #require(problems(all).first)
    #expect(problems(all).count == 1)
    #expect(problem.line == 3)
    #expect(problem.problem.contains(words))
  }

  @Test(arguments: [
    ("role", "boss", "not known"), ("age", "old", "is no number"), ("age", "-1", "is no number"),
    ("um_per_px", "0", "is no number"), ("um_per_px", "nan", "is no number"), ("protocol", "night2", "not known"),
    ("repeat", "0", "is no number"), ("repeat", "1.5", "is no number"), ("clipped_mm", "-1", "is no number"),
    ("field", "square:3", "is no field"), ("field", "polygon:../p.csv", "leaves the manifest's folder"),
  ])
  func aCellThatCannotBeUsedIsNamed(column: String, value: String, words: String) throws {
    let all = try entries("photo,subject,site,visit,\(column)\na.jpg,S1,vertex,v1,\(value)\n")
    let problem = try #require(problems(all).first)
    #expect(problem.line == 2)
    #expect(problem.problem.contains(words))
    #expect(problem.problem.contains(column) || column == "field")
  }

  @Test func bytesThatAreNotUTF8AreNamedByTheirLine() throws {
    let all = try entries(
      Array((Self.header + "a.jpg,S").utf8) + [0xFF] + Array(",vertex,v1,\nb.jpg,S1,vertex,v1,\n".utf8))
    #expect(problems(all).map(\.line) == [2])
    #expect(problems(all)[0].problem.contains("UTF-8"))
    #expect(rows(all).map(\.line) == [3])
  }

  @Test(arguments: [
    "", "photo,site,visit\n", "subject,site,visit\n", "photo,subject,visit\n", "photo,subject,site\n",
    "photo,subject,site,visit,visit\n", "photo,subject,site,visit,\n", "photo,\"subject\n",
  ])
  func aHeaderThatCannotBeUsedIsRefusedAsAWhole(text: String) {
    #expect(throws: ManifestProblem.self) { try entries(text) }
  }

  @Test func aHugeCellIsRefusedInBoundedMemory() throws {
    let huge = String(repeating: "x", count: CSVReader.mostBytes + 10)
    let all = try entries(Self.header + "\"" + huge + "\",S1,vertex,v1,\na.jpg,S1,vertex,v1,\n")
    #expect(problems(all).map(\.line) == [2])
    // It is closed, farther on.
    #expect(problems(all)[0].problem == "a quotation mark is not closed within 1048576 bytes")
    #expect(rows(all).map(\.line) == [3])
  }

  @Test func labelsAreRankedInTheOrderOfTheManifest() throws {
    let all = rows(
      try entries(
        "photo,subject,site,visit\na,S1,v,screening\nb,S1,v,week 12\nc,S2,v,screening\nd,S2,v,end\n"))
    #expect(all.map(\.placement.rank) == [0, 1, 0, 2])
  }
}
