import Files
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct AtomicFileTests {
  @Test func whatIsWrittenIsReadBack() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/a.bin"
      for size in [0, 1, 4095, 4096, 4097, 1_000_000] {
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try AtomicFile.write(bytes, to: path)
        #expect(try FileReading.bytes(at: path) == bytes)
      }
    }
  }

  @Test func nothingIsLeftBesideTheFile() async throws {
    try await withTemporaryFolder { folder in
      try AtomicFile.write("one", to: folder + "/a.txt")
      try AtomicFile.write("two", to: folder + "/a.txt")
      #expect(try entries(of: folder) == ["a.txt"])
    }
  }

  @Test func aReplacedFileKeepsItsPermissions() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/a.txt"
      try AtomicFile.write("one", to: path)
      chmod(path, 0o640)
      try AtomicFile.write("two", to: path)
      var status = stat()
      #expect(stat(path, &status) == 0)
      #expect(status.st_mode & 0o777 == 0o640)
    }
  }

  @Test func aLinkIsFollowedAndStays() async throws {
    try await withTemporaryFolder { folder in
      try AtomicFile.write("one", to: folder + "/a.txt")
      symlink("a.txt", folder + "/link")
      try AtomicFile.write("two", to: folder + "/link")
      #expect(try FileReading.bytes(at: folder + "/a.txt") == Array("two".utf8))
      #expect(try entries(of: folder) == ["a.txt", "link"])
      var status = stat()
      #expect(lstat(folder + "/link", &status) == 0)
      #expect(status.st_mode & S_IFMT == S_IFLNK)
    }
  }

  @Test func aDeviceIsWrittenToAndNotReplaced() async throws {
    try AtomicFile.write("gone", to: "/dev/null")
    var status = stat()
    #expect(stat("/dev/null", &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFCHR)
  }

  #if os(Linux)
    @Test func aFullDiskIsAFailedWrite() async throws {
      let error = #expect(throws: FileError.self) { try AtomicFile.write("x", to: "/dev/full") }
      #expect(error == FileError(.write, path: "/dev/full", code: ENOSPC))
      #expect(error?.isOutOfSpace == true)
    }
  #endif

  @Test func aMissingFolderIsNamed() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/none/a.txt"
      let error = #expect(throws: FileError.self) { try AtomicFile.write("x", to: path) }
      #expect(error == FileError(.create, path: path, code: ENOENT))
    }
  }

  @Test func aFolderIsNotReplaced() async throws {
    try await withTemporaryFolder { folder in
      let error = #expect(throws: FileError.self) { try AtomicFile.write("x", to: folder) }
      #expect(error == FileError(.create, path: folder, code: EISDIR))
    }
  }

  @Test func onlyFilesOfProcessesThatAreNoMoreAreAbandoned() async throws {
    try await withTemporaryFolder { folder in
      // No process has this number: Linux has fewer than 2²² and macOS fewer than 10⁵.
      let names = [
        ".trichogram-99999999-1.partial", ".trichogram-\(getpid())-1.partial", "own.partial", ".trichogram-x-1.partial",
      ]
      for name in names { try AtomicFile.write([UInt8](), to: folder + "/" + name) }
      AtomicFile.removeAbandoned(in: folder)
      let left = try entries(of: folder)
      #expect(left == names.dropFirst().sorted())
    }
  }
}
