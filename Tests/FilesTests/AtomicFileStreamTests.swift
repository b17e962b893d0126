import Files
import Foundation
import Testing

@Suite struct AtomicFileStreamTests {
  @Test func theFileIsThereWhenItIsComplete() async throws {
    try await withTemporaryFolder { folder in
      let stream = try AtomicFileStream(folder + "/table.csv")
      for _ in 0..<1000 { try stream.write([UInt8](repeating: 65, count: 1000)) }
      #expect(!FileManager.default.fileExists(atPath: folder + "/table.csv"))
      try stream.finish()
      #expect(try entries(of: folder) == ["table.csv"])
      #expect(
        try Data(contentsOf: URL(fileURLWithPath: folder + "/table.csv")) == Data(repeating: 65, count: 1_000_000))
    }
  }

  @Test func whatIsNotFinishedLeavesNothing() async throws {
    try await withTemporaryFolder { folder in
      try Data("old".utf8).write(to: URL(fileURLWithPath: folder + "/table.csv"))
      do {
        let stream = try AtomicFileStream(folder + "/table.csv")
        try stream.write([1])
      }
      #expect(try entries(of: folder) == ["table.csv"])
      #expect(try String(contentsOfFile: folder + "/table.csv", encoding: .utf8) == "old")
    }
  }

  @Test func aFolderThatIsNotThereCannotBeWrittenTo() async throws {
    try await withTemporaryFolder { folder in
      let error = #expect(throws: FileError.self) { _ = try AtomicFileStream(folder + "/none/table.csv") }
      #expect(error?.step == .create)
      let left = try entries(of: folder)
      #expect(left == [])
    }
  }
}
