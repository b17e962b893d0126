import Archive
import ScratchFile
import StudyExport

private let file = ScratchFile(suffix: ".sqlite")
private let tables = ScratchFile(suffix: "-tables")

/// An archive that a stranger sent: opened for reading, exported, every trichogram with its curves read, and merged into
/// another, which looks through all of it first.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  file.write(UnsafeBufferPointer(start: start, count: count))
  do {
    let archive = try Archive(file.path, access: .reading)
    for subject in try archive.subjects(after: nil, limit: 10) {
      for photo in try archive.photos(of: subject) {
        guard let key = photo.key else { continue }
        _ = try archive.trichogram(key, photo: photo.name)
      }
    }
    try StudyExport(archive, to: tables.path).write()
    try archive.close()
    let run = AuditTrail(id: "fuzz") { "2026-01-01T00:00:00Z" }
    _ = try Archive("", access: .inMemory).merge(file.path, run: run)
  } catch {
    precondition(!"\(error)".isEmpty)
  }
  return 0
}
