/// Measurements of the same subjects, several of each.
public struct RepeatedMeasurements: Sendable, Hashable {
  /// One measurement.
  public struct Value: Sendable, Hashable {
    public var subject: String
    /// Which measurement of a subject it is: the rater and the repeat, in one text.
    public var occasion: String
    public var value: Double

    public init(subject: String, occasion: String, value: Double) {
      self.subject = subject
      self.occasion = occasion
      self.value = value
    }
  }

  /// The subjects' values, in order of first appearance.
  public let bySubject: [[Double]]
  /// The values of subjects that have one on every occasion, a row a subject, a column an occasion; occasions in order of
  /// first appearance.
  public let complete: [[Double]]
  /// The occasions.
  public let occasions: [String]

  /// - Precondition: no subject has two values of one occasion.
  public init(_ values: [Value]) {
    var subjects: [String] = [], occasions: [String] = []
    var rows: [String: Int] = [:], columns: [String: Int] = [:]
    var table: [[Double?]] = []
    for value in values where columns[value.occasion] == nil {
      columns[value.occasion] = occasions.count
      occasions.append(value.occasion)
    }
    for value in values {
      if rows[value.subject] == nil {
        rows[value.subject] = subjects.count
        subjects.append(value.subject)
        table.append([Double?](repeating: nil, count: occasions.count))
      }
      guard let row = rows[value.subject], let column = columns[value.occasion] else { continue }
      precondition(table[row][column] == nil, "two values of one subject and occasion")
      table[row][column] = value.value
    }
    self.occasions = occasions
    bySubject = table.map { $0.compactMap { $0 } }
    complete = table.compactMap { row in
      let known = row.compactMap { $0 }
      return known.count == row.count ? known : nil
    }
  }
}
