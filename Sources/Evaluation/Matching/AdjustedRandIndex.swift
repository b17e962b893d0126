/// Agreement of two groupings of the same things, corrected for chance: 1 where they are equal, about
/// 0 where one tells nothing of the other (Hubert & Arabie 1985, eq. 5).
///
/// - Returns: `nil` below two things. Two groupings that are both all-in-one or both all-apart agree: 1.
func adjustedRandIndex(_ a: [Int], _ b: [Int]) -> Double? {
  precondition(a.count == b.count)
  guard a.count > 1 else { return nil }
  let inA = pairsOfEquals(a.sorted(), ==)
  let inB = pairsOfEquals(b.sorted(), ==)
  let inBoth = pairsOfEquals(zip(a, b).sorted { $0 < $1 }, ==)
  let expected = Double(inA) * Double(inB) / (Double(a.count) * Double(a.count - 1) / 2)
  let most = Double(inA + inB) / 2
  return most == expected ? 1 : (Double(inBoth) - expected) / (most - expected)
}

/// The number of pairs of equal things in a sorted list.
private func pairsOfEquals<T>(_ sorted: [T], _ equal: (T, T) -> Bool) -> Int {
  var sum = 0
  var run = 0
  for i in sorted.indices {
    run = i > 0 && equal(sorted[i - 1], sorted[i]) ? run + 1 : 0
    sum += run
  }
  return sum
}
