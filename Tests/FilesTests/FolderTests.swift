import Files
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct FolderTests {
  @Test func allFoldersAboveAreMadeAndExistingOnesAccepted() async throws {
    try await withTemporaryFolder { folder in
      try Folder.create(folder + "/a/b/c")
      try Folder.create(folder + "/a/b/c/")
      #expect(try entries(of: folder + "/a/b") == ["c"])
    }
  }

  @Test func aFileInTheWayIsNamed() async throws {
    try await withTemporaryFolder { folder in
      try AtomicFile.write("x", to: folder + "/a")
      let error = #expect(throws: FileError.self) { try Folder.create(folder + "/a/b") }
      #expect(error == FileError(.create, path: folder + "/a/b", code: ENOTDIR))
    }
  }

  @Test func namesAreInTheOrderOfTheirBytes() async throws {
    try await withTemporaryFolder { folder in
      for name in ["b", "a", "B", "é", ".hidden"] { try AtomicFile.write("x", to: "\(folder)/\(name)") }
      #expect(try Folder.names(in: folder) == [".hidden", "B", "a", "b", "é"])
      #expect(Folder.exists(at: folder))
      #expect(!Folder.exists(at: folder + "/a"))
      let error = #expect(throws: FileError.self) { try Folder.names(in: folder + "/none") }
      #expect(error == FileError(.openForReading, path: folder + "/none", code: ENOENT))
    }
  }
}
