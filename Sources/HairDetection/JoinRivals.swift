/// What speaks for two ends going together, beside what else either of them could go with.
public enum JoinRivals {
  /// What is less likely than this, ln of the odds, is no rival.
  public static let leastLogOdds = -6.0

  /// For each pair of ends: the log-odds as if there were no other pair, and those of the less and of the more likely of the
  /// two best rivals: the likeliest other pair of each end. A third of each, so that they are numbers of about −3 to 3.
  ///
  /// - Parameter pairs: of the numbers of ends, each with its log-odds.
  public static func signs(of pairs: [(first: Int, second: Int, logOdds: Double)]) -> [[Double]] {
    let count = 1 + (pairs.map { max($0.first, $0.second) }.max() ?? -1)
    var best = [Double](repeating: leastLogOdds, count: count), next = best
    for pair in pairs {
      for end in [pair.first, pair.second] {
        next[end] = max(next[end], min(best[end], pair.logOdds))
        best[end] = max(best[end], pair.logOdds)
      }
    }
    return pairs.map { pair in
      // Of equal ones the other is the rival.
      let rivals = [pair.first, pair.second].map { best[$0] > pair.logOdds ? best[$0] : next[$0] }
      return [pair.logOdds, min(rivals[0], rivals[1]), max(rivals[0], rivals[1])].map { $0 / 3 }
    }
  }
}
