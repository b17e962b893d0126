public import Files
import StudyDesign

/// Reads what photos are of from the names in a folder: `SUBJECT/DATE_SITE[_…].jpg`.
///
/// Of the parts after the site, `left` and `right` are the side, `treated`, `control` and `donor` the role, `day0`, `day2` …
/// the day of a phototrichogram and a number the repeat; others are passed over. Photos of one visit that are then still
/// alike are repeats in the order of their names.
public struct PhotoFolder {
  private let path: String
  private let passedOver: String?
  private var subjects: ArraySlice<String>
  private var waiting: ArraySlice<ManifestEntry> = []

  /// - Parameter passedOver: the path of a folder in which nothing is looked for, such as that of the output.
  /// - Throws: `FileError`.
  public init(_ path: String, passingOver passedOver: String? = nil) throws(FileError) {
    self.path = path
    self.passedOver = passedOver
    subjects = try Folder.names(in: path).filter { !$0.hasPrefix(".") }[...]
  }

  /// The next photo, or what is wrong with its name; `nil` at the end.
  public mutating func next() throws(FileError) -> ManifestEntry? {
    while waiting.isEmpty {
      guard let name = subjects.popFirst() else { return nil }
      let inner = path + "/" + name
      if Folder.exists(at: inner) {
        guard inner != passedOver else { continue }
        waiting = try Self.entries(subject: name, in: inner)[...]
      } else if Self.isPhoto(name) {
        waiting = [
          .problem(
            ManifestProblem(
              line: nil, photo: name, problem: "is in no subject's folder",
              advice: "name photos SUBJECT/DATE_SITE.jpg, as in S01/2026-01-31_vertex.jpg"))
        ]
      }
    }
    return waiting.popFirst()
  }

  private static func entries(subject: String, in folder: String) throws(FileError) -> [ManifestEntry] {
    var taken: Set<Placement> = []
    var entries: [ManifestEntry] = []
    for name in try Folder.names(in: folder) where !name.hasPrefix(".") && isPhoto(name) {
      let photo = subject + "/" + name
      guard let placement = placement(subject: subject, name: name) else {
        entries.append(
          .problem(
            ManifestProblem(
              line: nil, photo: photo, problem: "the name is not DATE_SITE",
              advice: "name photos SUBJECT/DATE_SITE.jpg, as in S01/2026-01-31_vertex.jpg")))
        continue
      }
      var unique = placement
      while !taken.insert(unique).inserted { unique.repeatNumber += 1 }
      entries.append(.row(ManifestRow(line: nil, photo: photo, placement: unique)))
    }
    return entries
  }

  private static func isPhoto(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    // Those that cannot be read are named when they are opened.
    return ["jpg", "jpeg", "png", "heic", "heif", "tif", "tiff", "webp", "bmp"].contains(
      name[name.index(after: dot)...].lowercased())
  }

  private static func placement(subject: String, name: String) -> Placement? {
    let stem = name[..<(name.lastIndex(of: ".") ?? name.endIndex)]
    let parts = stem.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1, let date = CalendarDate(iso: parts[0]), !parts[1].isEmpty,
      name.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
    else { return nil }
    var placement = Placement(subject: subject, site: Placement.site(parts[1]), visit: date.text, date: date)
    for part in parts.dropFirst(2).map({ $0.lowercased() }) {
      if part == "left" || part == "right" {
        placement.side = part
      } else if let role = Placement.Role(rawValue: part) {
        placement.role = role
      } else if let day = Placement.protocolDay(part) {
        placement.protocolDay = day
      } else if let number = Int(part.hasPrefix("r") ? String(part.dropFirst()) : part), (1...10_000).contains(number) {
        placement.repeatNumber = number
      }
    }
    return placement
  }
}
