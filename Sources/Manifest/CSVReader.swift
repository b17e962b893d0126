import Files

/// Reads comma-separated values (RFC 4180) record by record, however long the file is.
///
/// A byte-order mark, CRLF, semicolons or tabs in place of commas, and empty lines are taken as they come. A record that is
/// none is reported, and reading goes on in the line after the one that it began in. What a record may hold is bounded.
struct CSVReader {
  struct Record: Equatable {
    /// The line in which it begins, from 1.
    var line: Int
    var cells: [String]
  }

  /// A record that cannot be read.
  struct Malformed: Error, Equatable {
    var line: Int
    var problem: String
  }

  static let mostBytes = 1 << 20
  static let mostCells = 1000

  private let file: InputFile
  private var bytes: [UInt8] = []
  private var position = 0
  private var line = 1
  private var isAtEnd = false
  private var separator = UInt8(ascii: ",")

  init(_ path: String) throws(FileError) {
    file = try InputFile(path)
    while bytes.count < 3, try more() {}
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    try findSeparator()
  }

  /// The next record; `nil` at the end.
  mutating func next() throws(FileError) -> Result<Record, Malformed>? {
    try skipEmptyLines()
    guard try byte(at: position) != nil else { return nil }
    let start = position, startLine = line
    do {
      return .success(Record(line: startLine, cells: try cells()))
    } catch let error as FileError {
      throw error
    } catch {
      position = start
      line = startLine
      try skipLine()
      return .failure(Malformed(line: startLine, problem: (error as? Problem)?.words ?? "it cannot be read"))
    }
  }

  private struct Problem: Error { var words: String }

  /// The cells up to the end of the record.
  private mutating func cells() throws -> [String] {
    let start = position
    var cells: [String] = []
    while true {
      let (cell, isLast) = try self.cell(recordStart: start)
      cells.append(cell)
      guard cells.count <= Self.mostCells else { throw Problem(words: "it has more than \(Self.mostCells) cells") }
      if isLast { return cells }
    }
  }

  private mutating func cell(recordStart: Int) throws -> (String, isLast: Bool) {
    var text: [UInt8] = []
    var isQuoted = false, wasQuoted = false
    while true {
      guard position - recordStart < Self.mostBytes else {
        throw Problem(
          words: "\(isQuoted ? "a quotation mark is not closed within" : "it is longer than") \(Self.mostBytes) bytes")
      }
      let byte = try byte(at: position)
      if isQuoted {
        guard let byte else { throw Problem(words: "a quotation mark is never closed") }
        position += 1
        if byte == UInt8(ascii: "\"") {
          if try self.byte(at: position) == UInt8(ascii: "\"") {
            text.append(byte)
            position += 1
          } else {
            isQuoted = false
          }
        } else {
          if byte == UInt8(ascii: "\n") { line += 1 }
          text.append(byte)
        }
        continue
      }
      switch byte {
      case nil, UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        try endLine()
        return (try string(text), true)
      case separator:
        position += 1
        return (try string(text), false)
      case UInt8(ascii: "\"") where !wasQuoted && text.allSatisfy { $0 == UInt8(ascii: " ") }:
        position += 1
        text = []
        isQuoted = true
        wasQuoted = true
      case let byte?:
        guard !wasQuoted || byte == UInt8(ascii: " ") else {
          throw Problem(words: "there is text beside a quotation mark")
        }
        guard byte != UInt8(ascii: "\"") else { throw Problem(words: "there is a quotation mark within a cell") }
        position += 1
        if !wasQuoted { text.append(byte) }
      }
    }
  }

  private func string(_ bytes: [UInt8]) throws -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Problem(words: "it is not UTF-8") }
    guard !bytes.contains(0) else { throw Problem(words: "it holds a null character") }
    return text
  }

  /// The byte at a position, reading on as needed; what lies before `position` may be dropped only between records.
  private mutating func byte(at index: Int) throws(FileError) -> UInt8? {
    while index >= bytes.count { guard try more() else { return nil } }
    return bytes[index]
  }

  private mutating func more() throws(FileError) -> Bool {
    guard !isAtEnd else { return false }
    isAtEnd = try !file.appendNext(to: &bytes)
    return !isAtEnd
  }

  /// Passes over one line end, if there is one.
  private mutating func endLine() throws(FileError) {
    guard let byte = try byte(at: position) else { return }
    position += 1
    if byte == UInt8(ascii: "\r"), try self.byte(at: position) == UInt8(ascii: "\n") { position += 1 }
    line += 1
  }

  private mutating func skipLine() throws(FileError) {
    while let byte = try byte(at: position), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") {
      position += 1
      dropRead()
    }
    try endLine()
  }

  /// Passes over lines without anything but spaces.
  private mutating func skipEmptyLines() throws(FileError) {
    dropRead()
    while true {
      var end = position
      while let byte = try byte(at: end), byte == UInt8(ascii: " "), end - position < Self.mostBytes { end += 1 }
      guard let byte = try byte(at: end), byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { return }
      position = end
      try endLine()
      dropRead()
    }
  }

  private mutating func dropRead() {
    guard position > 1 << 16 else { return }
    bytes.removeFirst(position)
    position = 0
  }

  /// The header's: a comma, or where it has none what else parts cells.
  private mutating func findSeparator() throws(FileError) {
    var counts: [UInt8: Int] = [:]
    var i = position
    while let byte = try byte(at: i), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r"), i < Self.mostBytes {
      counts[byte, default: 0] += 1
      i += 1
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    separator = candidates.first { counts[$0] != nil } ?? candidates[0]
  }
}
