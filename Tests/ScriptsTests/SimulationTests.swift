import ChildProcessSupport
import Foundation
import Testing

/// `Scripts/simulate-shards.py`, whose figures SCALING.md quotes.
@Suite struct SimulationTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  private func simulate(_ arguments: String...) throws -> String {
    let result = try ChildProcess.run(
      "/usr/bin/env", ["python3", Self.root + "/Scripts/simulate-shards.py"] + arguments)
    #expect(result.code == 0, "\(result.errors)")
    return result.output
  }

  @Test func theTablesOfTheDocumentAreThoseThatItPrints() throws {
    let document = try String(contentsOfFile: Self.root + "/SCALING.md", encoding: .utf8)
    let rows = try simulate().split(separator: "\n").filter { $0.hasPrefix("|") }
    #expect(rows.count > 20)
    for row in rows { #expect(document.contains(row)) }
  }

  @Test func withoutFailuresAndStragglersNothingIsLost() throws {
    let output = try simulate(
      "--photos", "10000", "--slots", "10", "--failures-per-hour", "0", "--straggler-share", "0", "--speed-spread", "0",
      "--start-seconds", "0", "--seed", "7")
    // Of 10,000 photos of 2.7 s on ten slots each does three quarters of an hour.
    let row = try #require(output.split(separator: "\n").first { $0.hasPrefix("| 500 |") })
    let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(abs(try #require(Double(cells[1])) - 0.75) < 0.03)
    #expect(cells[3] == "0.00 %" && cells[4] == "0" && cells[5] == "1")
  }
}
