import Foundation
import StudyDesign
import Testing

@testable import Manifest

@Suite struct PhotoFolderTests {
  /// The entries of a folder with these empty files.
  private func entries(_ paths: [String], passingOver name: String? = nil) throws -> [ManifestEntry] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trichogram-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    for path in paths {
      let url = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: url)
    }
    var reader = try PhotoFolder(folder.path, passingOver: name.map { folder.path + "/" + $0 })
    var entries: [ManifestEntry] = []
    while let entry = try reader.next() { entries.append(entry) }
    return entries
  }

  @Test func namesSaySubjectDateAndSite() throws {
    let all = try entries([
      "日本 001/2026-01-31_vertex.jpg", "S2/20260131_frontal_left_treated_day2_r3.PNG", "S2/notes.txt", "S2/.DS_Store",
    ])
    let rows = all.compactMap { if case .row(let row) = $0 { row } else { nil } }
    #expect(rows.count == all.count)
    let date = CalendarDate(year: 2026, month: 1, day: 31)
    #expect(
      rows.map(\.placement) == [
        Placement(
          subject: "S2", site: "frontal", side: "left", visit: "2026-01-31", date: date, protocolDay: 2,
          repeatNumber: 3, role: .treated),
        Placement(subject: "日本 001", site: "vertex", visit: "2026-01-31", date: date),
      ])
    #expect(rows.map(\.line) == [nil, nil])
  }

  @Test func photosOfOneVisitAreRepeatsInTheOrderOfTheirNames() throws {
    let all = try entries(["S1/2026-01-31_vertex_a.jpg", "S1/2026-01-31_vertex_b.jpg"])
    let numbers = all.compactMap { entry -> Int? in
      if case .row(let row) = entry { row.placement.repeatNumber } else { nil }
    }
    #expect(numbers == [1, 2])
  }

  @Test func namesThatDoNotParseAreNamed() throws {
    let all = try entries(["S1/vertex.jpg", "S1/2026-13-01_vertex.jpg", "lost.jpg", "S1/2026-01-01_top.jpg"])
    let names = all.compactMap { if case .problem(let problem) = $0 { problem.photo } else { nil } }
    #expect(names == ["S1/2026-13-01_vertex.jpg", "S1/vertex.jpg", "lost.jpg"])
  }

  @Test func theFolderOfTheOutputIsPassedOver() throws {
    let all = try entries(["S1/2026-01-01_top.jpg", "out/2026-01-01_top.jpg"], passingOver: "out")
    #expect(all.count == 1)
  }
}
