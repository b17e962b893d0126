import OrderedJSON

/// Columns of text, the first aligned to the left and the others to the right.
struct TextTable {
  private var rows: [[String]]

  init(header: [String]) { rows = [header] }

  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// Lines with their line breaks, two spaces between columns.
  var text: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).enumerated().map { place, cell in
        let (text, width) = cell
        let padding = String(repeating: " ", count: width - text.count)
        return place == 0 ? text + padding : padding + text
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }

  /// `value` with exactly so many decimals; a dash where it is not known.
  static func cell(_ value: Double?, _ decimals: Int) -> String {
    guard let value, value.isFinite else { return "–" }
    let text = DecimalText.string(value, decimals: decimals)
    let written = text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 }
    guard decimals > 0 else { return text }
    return text + (written == nil ? "." : "") + String(repeating: "0", count: decimals - (written ?? 0))
  }

  /// A share as `0.93 (56)`: the fraction and what it is of.
  static func cell(_ share: Share) -> String {
    share.fraction.map { "\(cell($0, 2)) (\(share.total))" } ?? "–"
  }
}
