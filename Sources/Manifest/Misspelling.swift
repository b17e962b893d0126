/// A name that is probably meant to be another one.
public struct Misspelling: Hashable, Sendable {
  public var name: String
  public var meant: String

  /// The known name that `name` is a slip of the keyboard away from: up to a quarter of its letters are added, left out,
  /// changed or swapped with their neighbour. `nil` where there is none, or where `name` is a known name.
  public init?(_ name: String, knowing known: [String]) {
    let letters = Array(name.lowercased().unicodeScalars)
    let distances = known.map { (name: $0, distance: Self.distance(letters, Array($0.unicodeScalars))) }
    guard let nearest = distances.min(by: { $0.distance < $1.distance }), nearest.distance > 0 else { return nil }
    guard nearest.distance <= max(1, max(letters.count, nearest.name.unicodeScalars.count) / 4) else { return nil }
    self.name = name
    meant = nearest.name
  }

  /// The optimal string alignment distance (Damerau, 1964; Levenshtein, 1966).
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, beforeLast[j - 1] + 1) }
        row.append(least)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
