/// The analysis of variance of a complete table of subjects and occasions.
struct TwoWayTable {
  /// Subjects and occasions.
  let n: Double
  let k: Double
  /// Mean squares between subjects, between occasions, and of what is left.
  let subjects: Double
  let occasions: Double
  let error: Double

  /// `nil` of fewer than two subjects or occasions.
  init?(_ rows: [[Double]]) {
    guard rows.count > 1, let columns = rows.first?.count, columns > 1 else { return nil }
    let n = Double(rows.count), k = Double(columns)
    self.n = n
    self.k = k
    let total = rows.reduce(0) { $0 + $1.reduce(0, +) } / (n * k)
    let byRow = rows.map { $0.reduce(0, +) / k }
    let byColumn = (0..<columns).map { j in rows.reduce(0) { $0 + $1[j] } / n }
    var left = 0.0
    for (i, row) in rows.enumerated() {
      for (j, value) in row.enumerated() {
        let e = value - byRow[i] - byColumn[j] + total
        left += e * e
      }
    }
    subjects = k * byRow.reduce(0) { $0 + ($1 - total) * ($1 - total) } / (n - 1)
    occasions = n * byColumn.reduce(0) { $0 + ($1 - total) * ($1 - total) } / (k - 1)
    error = left / ((n - 1) * (k - 1))
  }
}
