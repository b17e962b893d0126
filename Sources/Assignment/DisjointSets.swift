/// Sets of the numbers 0 ..< count that can only be united; `find` names a set by its smallest member.
struct DisjointSets {
  private var parent: [Int]

  init(count: Int) { parent = Array(0..<count) }

  mutating func find(_ i: Int) -> Int {
    var root = i
    while parent[root] != root {
      parent[root] = parent[parent[root]]
      root = parent[root]
    }
    return root
  }

  mutating func unite(_ i: Int, _ j: Int) {
    let a = find(i)
    let b = find(j)
    parent[max(a, b)] = min(a, b)
  }
}
