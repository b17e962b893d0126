import ChildProcessSupport
import Foundation
import ImageFileSupport
import Testing

/// No memory for libpng, libjpeg, zlib or the shim, at every place where they ask for it.
@Suite struct CodecAllocationTests {
  @Test func everyAllocationMayFail() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("allocations-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }

    var files = RobustnessTests.files
    var restarts = JPEGBuilder(width: 40, height: 40, components: 1)
    restarts.separateScans = true
    files.append(try #require(restarts.bytes()))
    let paths = try files.enumerated().map { index, file in
      let path = folder.appendingPathComponent("\(index)").path
      try Data(file).write(to: URL(fileURLWithPath: path))
      return path
    }
    // A program of its own, built with the tests; it says which allocation was not survived.
    let result = try ChildProcess.run(ChildProcess.built("CodecAllocations"), paths)
    #expect(result.code == 0, "\(result.output)")
    let isTried = result.output.contains("reading makes")
    #expect(isTried || result.output == "not tried\n")
    if isTried { #expect(result.output.split(separator: "\n").count == paths.count) }
  }
}
