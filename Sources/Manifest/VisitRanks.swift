/// The order in which a manifest first names the labels of visits.
struct VisitRanks {
  /// Labels beyond this many, which no study has, share the last place.
  static let most = 100_000

  private var ranks: [String: Int] = [:]

  mutating func rank(of label: String) -> Int {
    if let rank = ranks[label] { return rank }
    guard ranks.count < Self.most else { return Self.most }
    ranks[label] = ranks.count
    return ranks.count - 1
  }
}
