/// Writes JSON text (RFC 8259) with its keys in the order they are given.
///
/// ```swift
/// var json = JSONWriter(style: .pretty)
/// json.object { json in
///   json.member("schema", "trichogram/1")
///   json.member("density_per_cm2", density)       // null where nil
///   json.member("root_px", [x, y], decimals: 3)
///   json.array("hairs") { json in
///     for hair in hairs { json.object { json in … } }
///   }
/// }
/// try save(json.bytes)
/// ```
///
/// Equal calls give equal bytes on every machine: numbers are formatted by `DecimalText`. Values are written as they
/// come; nothing is held but the text. A key is not checked for being given twice.
public struct JSONWriter: Sendable {
  /// How the text is laid out.
  public enum Style: Sendable {
    /// Everything on one line, without spaces.
    case compact
    /// One member a line, indented by two spaces; arrays of numbers stay on one line.
    case pretty
  }

  /// The text so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// An object or array that is open.
  private struct Level {
    var isEmpty = true
    var isInline: Bool
  }

  private let style: Style
  private var levels: [Level] = []
  private var followsKey = false

  public init(style: Style = .compact) {
    self.style = style
  }

  // MARK: Containers

  /// Writes an object whose members `body` writes, in pretty style on one line if `onOneLine`.
  public mutating func object(onOneLine: Bool = false, _ body: (inout JSONWriter) throws -> Void) rethrows {
    open(UInt8(ascii: "{"), isInline: onOneLine)
    try body(&self)
    close(UInt8(ascii: "}"))
  }

  /// Writes an array whose elements `body` writes, in pretty style on one line if `onOneLine`.
  public mutating func array(onOneLine: Bool = false, _ body: (inout JSONWriter) throws -> Void) rethrows {
    open(UInt8(ascii: "["), isInline: onOneLine)
    try body(&self)
    close(UInt8(ascii: "]"))
  }

  /// Writes the key of the value that is written next.
  public mutating func key(_ name: String) {
    separate()
    appendString(name)
    bytes.append(UInt8(ascii: ":"))
    if style == .pretty { bytes.append(UInt8(ascii: " ")) }
    followsKey = true
  }

  // MARK: Values

  public mutating func null() {
    separate()
    append("null")
  }

  public mutating func value(_ value: Bool?) {
    guard let value else { return null() }
    separate()
    append(value ? "true" : "false")
  }

  public mutating func value(_ value: Int?) {
    guard let value else { return null() }
    separate()
    DecimalText.append(value, to: &bytes)
  }

  /// Writes a number: with at most nine significant digits, or with at most so many `decimals`; trailing zeros are left
  /// out. `nil`, NaN and infinities are written as `null`, which JSON has no numbers for.
  public mutating func value(_ value: Double?, decimals: Int? = nil) {
    guard let value, value.isFinite else { return null() }
    separate()
    DecimalText.append(value, decimals: decimals, to: &bytes)
  }

  public mutating func value(_ value: String?) {
    guard let value else { return null() }
    separate()
    appendString(value)
  }

  /// Writes an array of numbers on one line.
  public mutating func value(_ values: [Double]?, decimals: Int? = nil) {
    guard let values else { return null() }
    array(onOneLine: true) { json in
      for value in values { json.value(value, decimals: decimals) }
    }
  }

  /// Writes an array of integers on one line.
  public mutating func value(_ values: [Int]?) {
    guard let values else { return null() }
    array(onOneLine: true) { json in
      for value in values { json.value(value) }
    }
  }

  /// Writes an interval as an array of its two bounds.
  public mutating func value(_ interval: ClosedRange<Double>?, decimals: Int? = nil) {
    value(interval.map { [$0.lowerBound, $0.upperBound] }, decimals: decimals)
  }

  // MARK: Text

  private mutating func open(_ bracket: UInt8, isInline: Bool) {
    separate()
    bytes.append(bracket)
    levels.append(Level(isInline: isInline || levels.last?.isInline == true))
  }

  private mutating func close(_ bracket: UInt8) {
    let level = levels.removeLast()
    if !level.isEmpty && !level.isInline { breakLine() }
    bytes.append(bracket)
  }

  /// The comma, space and line break that stand before a key or an array's element.
  private mutating func separate() {
    if followsKey {
      followsKey = false
      return
    }
    guard let level = levels.last else { return }
    levels[levels.count - 1].isEmpty = false
    if !level.isEmpty { bytes.append(UInt8(ascii: ",")) }
    if !level.isInline {
      breakLine()
    } else if !level.isEmpty && style == .pretty {
      bytes.append(UInt8(ascii: " "))
    }
  }

  private mutating func breakLine() {
    guard style == .pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<(2 * levels.count) { bytes.append(UInt8(ascii: " ")) }
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func appendString(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case 0x08: append("\\b")
      case 0x09: append("\\t")
      case 0x0A: append("\\n")
      case 0x0C: append("\\f")
      case 0x0D: append("\\r")
      case 0x00..<0x20:
        append("\\u00")
        bytes.append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
        let digit = byte & 0x0F
        bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
