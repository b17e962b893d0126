/// A pair that may be matched, and what the match is worth.
public struct Candidate: Sendable, Hashable {
  public var row: Int
  public var column: Int
  /// Greater than 0.
  public var weight: Double

  public init(row: Int, column: Int, weight: Double) {
    self.row = row
    self.column = column
    self.weight = weight
  }
}

/// The one-to-one matching of rows and columns of the greatest total weight, in order of rows.
///
/// Only candidates are matched. They fall into connected components, each solved exactly by shortest
/// augmenting paths (Jonker & Volgenant 1987), O(n³) in the size of the component.
public func maximumMatching(_ candidates: [Candidate], rows: Int, columns: Int) -> [Candidate] {
  var forest = DisjointSets(count: rows + columns)
  for c in candidates { forest.unite(c.row, rows + c.column) }
  let keyed = candidates.map { (root: forest.find($0.row), candidate: $0) }
    .sorted { ($0.root, $0.candidate.row, $0.candidate.column) < ($1.root, $1.candidate.row, $1.candidate.column) }
  var result: [Candidate] = []
  var start = 0
  while start < keyed.count {
    var end = start
    while end < keyed.count && keyed[end].root == keyed[start].root { end += 1 }
    result += matchComponent(keyed[start..<end].map(\.candidate))
    start = end
  }
  return result.sorted { $0.row < $1.row }
}

private func matchComponent(_ candidates: [Candidate]) -> [Candidate] {
  guard candidates.count > 1 else { return candidates }
  let rows = unique(candidates.map(\.row))
  let columns = unique(candidates.map(\.column))
  let transposed = rows.count > columns.count
  let (short, long) = transposed ? (columns, rows) : (rows, columns)
  var weights = [Double](repeating: 0, count: short.count * long.count)
  for c in candidates {
    let r = position(of: c.row, in: rows)
    let k = position(of: c.column, in: columns)
    weights[transposed ? k * long.count + r : r * long.count + k] = c.weight
  }
  let assigned = assignRows(weights, rows: short.count, columns: long.count)
  var result: [Candidate] = []
  for (i, j) in assigned.enumerated() {
    let weight = weights[i * long.count + j]
    guard weight > 0 else { continue }
    result.append(
      transposed
        ? Candidate(row: long[j], column: short[i], weight: weight)
        : Candidate(row: short[i], column: long[j], weight: weight))
  }
  return result
}

/// For each row its column in the assignment of the greatest sum of `weights` (row-major), rows ≤ columns.
private func assignRows(_ weights: [Double], rows: Int, columns: Int) -> [Int] {
  // Duals of rows (u) and columns (v), both with a sentinel at 0; minimises −weight.
  var u = [Double](repeating: 0, count: rows + 1)
  var v = [Double](repeating: 0, count: columns + 1)
  var rowOf = [Int](repeating: 0, count: columns + 1)
  var previous = [Int](repeating: 0, count: columns + 1)
  for row in 1...rows {
    rowOf[0] = row
    var column = 0
    var slack = [Double](repeating: .infinity, count: columns + 1)
    var done = [Bool](repeating: false, count: columns + 1)
    repeat {
      done[column] = true
      let current = rowOf[column]
      var delta = Double.infinity
      var next = 0
      for j in 1...columns where !done[j] {
        let reduced = -weights[(current - 1) * columns + j - 1] - u[current] - v[j]
        if reduced < slack[j] {
          slack[j] = reduced
          previous[j] = column
        }
        if slack[j] < delta {
          delta = slack[j]
          next = j
        }
      }
      for j in 0...columns {
        if done[j] {
          u[rowOf[j]] += delta
          v[j] -= delta
        } else {
          slack[j] -= delta
        }
      }
      column = next
    } while rowOf[column] != 0
    repeat {
      rowOf[column] = rowOf[previous[column]]
      column = previous[column]
    } while column != 0
  }
  var result = [Int](repeating: 0, count: rows)
  for j in 1...columns where rowOf[j] > 0 { result[rowOf[j] - 1] = j - 1 }
  return result
}

/// The values in rising order, each once.
private func unique(_ values: [Int]) -> [Int] {
  var result: [Int] = []
  for value in values.sorted() where value != result.last { result.append(value) }
  return result
}

/// Where `value` stands in `sorted`, which holds it.
private func position(of value: Int, in sorted: [Int]) -> Int {
  var low = 0
  var high = sorted.count - 1
  while low < high {
    let middle = (low + high) / 2
    if sorted[middle] < value { low = middle + 1 } else { high = middle }
  }
  return low
}
