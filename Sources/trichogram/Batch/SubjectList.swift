import Archive

/// The codes of an archive's subjects, fetched as they are asked for.
struct SubjectList {
  private let archive: Archive
  private var waiting: ArraySlice<String> = []
  private var last: String?

  init(archive: Archive) { self.archive = archive }

  mutating func next() throws -> String? {
    if waiting.isEmpty {
      waiting = try archive.subjects(after: last)[...]
      last = waiting.last ?? last
    }
    return waiting.popFirst()
  }
}
