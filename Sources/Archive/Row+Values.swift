import GRDB

/// Values as the file has them. Anyone may have written it: where it holds none of the kind that is asked for, these throw
/// `RowDecodingError`, while GRDB's subscripts would end the program.
extension Row {
  func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ index: Int) throws -> Value {
    try decode(atIndex: index)
  }

  /// Two columns that hold the bounds of an interval.
  func interval(_ first: Int) throws -> ClosedRange<Double>? {
    guard let low: Double = try value(first), let high: Double = try value(first + 1), low <= high else { return nil }
    return low...high
  }

  /// A column that holds a list of texts, one a line.
  func lines(_ index: Int) throws -> [String] {
    let text: String = try value(index)
    return text.split(separator: "\n").map(String.init)
  }
}
