/// Which column of a manifest is what.
struct ManifestColumns {
  static let known = [
    "photo", "subject", "site", "visit", "date", "arm", "role", "side", "sex", "age", "um_per_px", "device", "field",
    "protocol", "repeat", "clipped_mm",
  ]

  /// By the names of the contract.
  private var index: [String: Int] = [:]
  /// All others, in their order.
  private(set) var covariates: [(name: String, index: Int)] = []
  let count: Int

  /// - Throws: ``ManifestProblem`` where the header does not name what every row needs.
  init(header: [String]) throws(ManifestProblem) {
    count = header.count
    var seen: Set<String> = []
    for (i, cell) in header.enumerated() {
      let name = cell.trimmed
      guard !name.isEmpty else {
        throw Self.problem("column \(i + 1) has no name", "name every column in the header row")
      }
      guard !name.hasControlCharacters else {
        throw Self.problem("the name of column \(i + 1) holds control characters", "name every column in plain words")
      }
      let known = name.lowercased()
      let isKnown = Self.known.contains(known)
      guard seen.insert(isKnown ? known : name).inserted else {
        throw Self.problem("there are two columns named \(name)", "give every column a name of its own")
      }
      if isKnown { index[known] = i } else { covariates.append((name, i)) }
    }
    for name in ["photo", "subject", "site"] where index[name] == nil {
      throw Self.problem("there is no column \(name)", "give the header photo,subject,site and visit or date")
    }
    guard index["visit"] != nil || index["date"] != nil else {
      throw Self.problem("there is no column visit or date", "give the header photo,subject,site and visit or date")
    }
  }

  var misspellings: [Misspelling] {
    let absent = Self.known.filter { index[$0] == nil }
    return covariates.compactMap { Misspelling($0.name, knowing: absent) }
  }

  /// The cell of a known column, without the space around it; empty where there is none, also in
  /// a row that is too short.
  func cell(_ name: String, of cells: [String]) -> String {
    guard let i = index[name], i < cells.count else { return "" }
    return cells[i].trimmed
  }

  private static func problem(_ problem: String, _ advice: String) -> ManifestProblem {
    ManifestProblem(line: 1, photo: "", problem: problem, advice: advice)
  }
}

extension String {
  /// Without white space at its ends.
  var trimmed: String {
    // Looking at bytes first: nearly no cell has any.
    guard let first = utf8.first, let last = utf8.last, Self.mayBeSpace(first) || Self.mayBeSpace(last) else {
      return self
    }
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
    return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }

  /// The first or last byte of a space, a tab or a no-break space.
  private static func mayBeSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == 0xC2 || byte == 0xA0
  }

  /// Whether there are control characters (Unicode's category Cc): U+0000 to U+001F and U+007F to U+009F.
  var hasControlCharacters: Bool {
    var last: UInt8 = 0
    for byte in utf8 {
      if byte < 0x20 || byte == 0x7F || (last == 0xC2 && byte < 0xA0) { return true }
      last = byte
    }
    return false
  }
}
