/// Disjoint sets of roots that grow together.
struct RootSets {
  private var parent: [Int]

  init(count: Int) { parent = Array(0..<count) }

  private mutating func top(_ i: Int) -> Int {
    var i = i
    while parent[i] != i {
      parent[i] = parent[parent[i]]
      i = parent[i]
    }
    return i
  }

  /// Joins the sets of two roots; false where they are one already.
  @discardableResult
  mutating func join(_ a: Int, _ b: Int) -> Bool {
    let a = top(a), b = top(b)
    if a == b { return false }
    parent[max(a, b)] = min(a, b)
    return true
  }

  /// The sets, by their first members, which ascend.
  var members: [[Int]] {
    var copy = self
    var result = [[Int]](repeating: [], count: parent.count)
    for i in parent.indices { result[copy.top(i)].append(i) }
    return result.filter { !$0.isEmpty }
  }
}
