import Files
import Reporting

/// The index of a study's pages, under way to its file.
struct StudyIndex {
  private let stream: AtomicFileStream
  private let isBlind: Bool
  /// Rows and keys of a blinded study, which are put in the order of their random codes.
  private var blind: [IndexEntry] = []
  /// The names of all pages.
  private(set) var pages: Set<String> = []

  init(_ path: String, isBlind: Bool) throws {
    self.isBlind = isBlind
    stream = try AtomicFileStream(path)
    try stream.write(isBlind ? BlindHTML.indexHead : IndexHTML.head)
  }

  mutating func add(_ entry: IndexEntry) throws {
    pages.insert(entry.page)
    if isBlind {
      blind.append(entry)
    } else {
      try stream.write(entry.rows)
    }
  }

  /// Puts the index in its place.
  ///
  /// - Returns: the rows of the key of a blinded study.
  mutating func finish() throws -> [UInt8] {
    blind.sort { $0.code < $1.code }
    for entry in blind { try stream.write(entry.rows) }
    try stream.write(isBlind ? BlindHTML.indexTail : IndexHTML.tail)
    try stream.finish()
    return blind.flatMap(\.key)
  }
}
