import Manifest
import ScratchFile

private let file = ScratchFile(suffix: ".csv")

/// A manifest, read to its end.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  file.write(UnsafeBufferPointer(start: start, count: count))
  do {
    var reader = try ManifestReader(file.path)
    var lastLine = 1
    while let entry = try reader.next() {
      let line =
        switch entry {
        case .row(let row): row.line
        case .problem(let problem): problem.line
        }
      precondition(line ?? 0 > lastLine, "every entry begins in a line of its own")
      lastLine = line ?? 0
    }
  } catch {
    precondition(!"\(error)".isEmpty)
  }
  return 0
}
