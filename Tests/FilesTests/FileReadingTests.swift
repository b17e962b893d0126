import Files
import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct FileReadingTests {
  @Test func aMissingFileSaysSo() {
    let error = #expect(throws: FileError.self) { try FileReading.bytes(at: "no/such/photo.jpg") }
    #expect(error == FileError(.openForReading, path: "no/such/photo.jpg", code: ENOENT))
    #expect(error?.problem == "cannot be read (No such file or directory)")
    #expect(error?.advice == "check the path")
  }

  @Test func aFolderIsNotAFile() async throws {
    try await withTemporaryFolder { folder in
      let error = #expect(throws: FileError.self) { try FileReading.bytes(at: folder) }
      #expect(error == FileError(.openForReading, path: folder, code: EISDIR))
    }
  }

  @Test func anEndlessStreamIsRefused() {
    let error = #expect(throws: FileError.self) { try FileReading.bytes(at: "/dev/zero", limit: 5_000_000) }
    #expect(error == FileError(.tooLarge(limit: 5_000_000), path: "/dev/zero", code: 0))
  }

  @Test func aFileOfExactlyTheLimitIsAccepted() async throws {
    try await withTemporaryFolder { folder in
      try AtomicFile.write([UInt8](repeating: 7, count: 5000), to: folder + "/a")
      #expect(try FileReading.bytes(at: folder + "/a", limit: 5000).count == 5000)
      #expect(throws: FileError.self) { try FileReading.bytes(at: folder + "/a", limit: 4999) }
    }
  }

  @Test func aPipeIsReadToItsEnd() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/pipe"
      #expect(mkfifo(path, 0o600) == 0)
      let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
      // A thread of its own: both ends of a pipe block, and a pool may have one thread only.
      Thread.detachNewThread { try? AtomicFile.write(bytes, to: path) }
      let read = try FileReading.bytes(at: path)
      #expect(read == bytes)
    }
  }
}
