/// Why a text is not JSON, and at which byte.
public struct JSONSyntaxError: Error, Hashable, Sendable {
  public var byte: Int
  public var message: String
}

extension JSONValue {
  /// Reads JSON by RFC 8259 to the letter; a key that is given twice is an error too.
  public init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
    var parser = JSONParser(bytes: bytes)
    self = try parser.document()
  }

  public init(parsing text: String) throws(JSONSyntaxError) { try self.init(parsing: Array(text.utf8)) }
}

private struct JSONParser {
  var bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONSyntaxError) -> JSONValue {
    let value = try self.value()
    skipSpace()
    guard position == bytes.count else { throw failure("something follows the value") }
    return value
  }

  private func failure(_ message: String) -> JSONSyntaxError { JSONSyntaxError(byte: position, message: message) }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { position += 1 }
  }

  private mutating func take(_ character: Character) -> Bool {
    guard next == character.asciiValue else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ word: String) throws(JSONSyntaxError) {
    for character in word where !take(character) { throw failure("expected \(word)") }
  }

  private mutating func value() throws(JSONSyntaxError) -> JSONValue {
    skipSpace()
    switch next.map({ Character(UnicodeScalar($0)) }) {
    case "n":
      try expect("null")
      return .null
    case "t":
      try expect("true")
      return .bool(true)
    case "f":
      try expect("false")
      return .bool(false)
    case "\"": return .string(try string())
    case "[": return try array()
    case "{": return try object()
    default: return try number()
    }
  }

  private mutating func array() throws(JSONSyntaxError) -> JSONValue {
    try expect("[")
    skipSpace()
    if take("]") { return .array([]) }
    var items: [JSONValue] = []
    repeat {
      items.append(try value())
      skipSpace()
    } while take(",")
    try expect("]")
    return .array(items)
  }

  private mutating func object() throws(JSONSyntaxError) -> JSONValue {
    try expect("{")
    skipSpace()
    if take("}") { return .object([]) }
    var members: [JSONValue.Member] = []
    repeat {
      skipSpace()
      let key = try string()
      if members.contains(where: { $0.key == key }) { throw failure("\(key) is given twice") }
      skipSpace()
      try expect(":")
      members.append(.init(key, try value()))
      skipSpace()
    } while take(",")
    try expect("}")
    return .object(members)
  }

  private mutating func number() throws(JSONSyntaxError) -> JSONValue {
    let start = position
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func digits() throws(JSONSyntaxError) {
    let start = position
    while let byte = next, byte >= 0x30, byte <= 0x39 { position += 1 }
    if position == start { throw failure("expected a digit") }
  }

  private mutating func string() throws(JSONSyntaxError) -> String {
    try expect("\"")
    var content: [UInt8] = []
    while !take("\"") {
      guard let byte = next, byte >= 0x20 else { throw failure("expected a character of a string") }
      position += 1
      if byte == UInt8(ascii: "\\") { content += try escape() } else { content.append(byte) }
    }
    guard let text = String(validating: content, as: UTF8.self) else { throw failure("not UTF-8") }
    return text
  }

  private mutating func escape() throws(JSONSyntaxError) -> [UInt8] {
    guard let byte = next else { throw failure("expected an escaped character") }
    position += 1
    switch Character(UnicodeScalar(byte)) {
    case "\"", "\\", "/": return [byte]
    case "b": return [0x08]
    case "f": return [0x0C]
    case "n": return [0x0A]
    case "r": return [0x0D]
    case "t": return [0x09]
    case "u":
      var units = [try codeUnit()]
      if UTF16.isLeadSurrogate(units[0]) {
        try expect("\\u")
        units.append(try codeUnit())
      }
      guard let text = String(validating: units, as: UTF16.self) else { throw failure("not a character") }
      return Array(text.utf8)
    default: throw failure("not an escape sequence")
    }
  }

  private mutating func codeUnit() throws(JSONSyntaxError) -> UInt16 {
    guard position + 4 <= bytes.count,
      let unit = UInt16(String(decoding: bytes[position..<(position + 4)], as: UTF8.self), radix: 16)
    else { throw failure("expected four hexadecimal digits") }
    position += 4
    return unit
  }
}
