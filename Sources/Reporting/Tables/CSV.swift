import OrderedJSON

/// Rows of comma-separated values (RFC 4180), lines ended by `\n`.
public struct CSV: Sendable {
  public private(set) var bytes: [UInt8] = []
  private var isAtLineStart = true

  public init() {}

  /// Starts with a row of column names.
  public init(header: [String]) {
    for name in header { text(name) }
    endRow()
  }

  /// Adds a cell of text. A text that a spreadsheet would take for a formula gets an apostrophe in front.
  public mutating func text(_ value: String?) {
    separate()
    guard var value else { return }
    if let first = value.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) { value = "'" + value }
    let needsQuotes = value.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
    bytes += needsQuotes ? Array("\"\(value.replacingQuotes)\"".utf8) : Array(value.utf8)
  }

  /// Adds a cell with a number of at most 9 significant digits, or so many decimals; empty if not known.
  public mutating func number(_ value: Double?, decimals: Int? = nil) {
    separate()
    guard let value, value.isFinite else { return }
    DecimalText.append(value, decimals: decimals, to: &bytes)
  }

  public mutating func number(_ value: Int?) {
    separate()
    if let value { DecimalText.append(value, to: &bytes) }
  }

  /// Adds a cell with `true` or `false`.
  public mutating func flag(_ value: Bool) {
    separate()
    bytes += Array((value ? "true" : "false").utf8)
  }

  /// Adds cells that were written by another value, without the end of their row.
  public mutating func cells(_ other: CSV) {
    // One empty cell is no bytes, but a cell.
    guard !other.isAtLineStart else { return }
    separate()
    bytes += other.bytes
  }

  public mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    isAtLineStart = true
  }

  private mutating func separate() {
    if !isAtLineStart { bytes.append(UInt8(ascii: ",")) }
    isAtLineStart = false
  }
}

extension String {
  /// With every quotation mark doubled.
  fileprivate var replacingQuotes: String {
    String(flatMap { $0 == "\"" ? ["\"", "\""] : [$0] })
  }
}
