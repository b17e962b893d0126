import Reporting

/// A column of an exported table: what it is called, what it means and how it is filled.
struct ExportColumn<Row>: Sendable {
  var name: String
  var kind: ExportKind
  /// `1` of numbers without one; empty of what is no number.
  var unit: String
  var meaning: String
  var write: @Sendable (Row, inout CSV) -> Void

  static func text(
    _ name: String, _ meaning: String, kind: ExportKind = .text, _ value: @escaping @Sendable (Row) -> String?
  ) -> Self {
    Self(name: name, kind: kind, unit: "", meaning: meaning) { row, csv in csv.text(value(row)) }
  }

  static func number(_ name: String, _ unit: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Double?)
    -> Self
  {
    Self(name: name, kind: .number, unit: unit, meaning: meaning) { row, csv in csv.number(value(row)) }
  }

  static func count(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Int?) -> Self {
    Self(name: name, kind: .count, unit: "1", meaning: meaning) { row, csv in csv.number(value(row)) }
  }

  /// The same column of a row that has such a row in it.
  func of<Outer>(_ row: @escaping @Sendable (Outer) -> Row) -> ExportColumn<Outer> {
    ExportColumn<Outer>(name: name, kind: kind, unit: unit, meaning: meaning) { outer, csv in write(row(outer), &csv) }
  }
}

/// What the cells of a column are.
enum ExportKind: String { case text, number, count, flag, date }
