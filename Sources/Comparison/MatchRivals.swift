/// Two hairs of a pair, by their places in the two photos, that may be one, and how likely that is.
public struct WeighedPair: Hashable, Sendable {
  public var before: Int
  public var after: Int
  public var weight: Double

  public init(before: Int, after: Int, weight: Double) {
    self.before = before
    self.after = after
    self.weight = weight
  }
}

/// What else either of two hairs could be.
public struct MatchRivals {
  private let pairs: [WeighedPair]
  private let ofBefore: TwoBest
  private let ofAfter: TwoBest

  public init(_ pairs: [WeighedPair]) {
    self.pairs = pairs
    ofBefore = TwoBest(pairs.map { ($0.before, $0.weight) })
    ofAfter = TwoBest(pairs.map { ($0.after, $0.weight) })
  }

  /// The weights of the likeliest other pair of a pair's hair before, and of its hair after; `least` where there is none.
  func weights(beside i: Int, least: Double) -> (before: Double, after: Double) {
    (weight(otherOfBefore(i), least), weight(otherOfAfter(i), least))
  }

  /// For each pair: its log-odds, those of the likeliest other partner of either hair, and those of the likeliest third hair with
  /// that other partner, which leaves it free. A third of each, so that they are numbers of about −3 to 3. Weights are log-odds.
  public var signs: [[Double]] {
    pairs.indices.map { i in
      let one = otherOfBefore(i), other = otherOfAfter(i)
      return [i, one, other, one.flatMap(otherOfAfter), other.flatMap(otherOfBefore)]
        .map { weight($0, Self.leastLogOdds) / 3 }
    }
  }

  /// What is less likely is no rival, ln of the odds.
  private static let leastLogOdds = -8.0

  private func otherOfBefore(_ i: Int) -> Int? { ofBefore.other(than: i, of: pairs[i].before) }

  private func otherOfAfter(_ i: Int) -> Int? { ofAfter.other(than: i, of: pairs[i].after) }

  private func weight(_ pair: Int?, _ least: Double) -> Double { max(least, pair.map { pairs[$0].weight } ?? least) }

  /// The two likeliest pairs of each hair of one photo.
  private struct TwoBest {
    private var first: [Int: Int] = [:]
    private var second: [Int: Int] = [:]

    /// - Parameter pairs: of each the hair's place and the weight; of equal ones the first is taken.
    init(_ pairs: [(hair: Int, weight: Double)]) {
      for (i, pair) in pairs.enumerated() {
        if let best = first[pair.hair], pair.weight <= pairs[best].weight {
          if second[pair.hair].map({ pair.weight > pairs[$0].weight }) ?? true { second[pair.hair] = i }
        } else {
          second[pair.hair] = first[pair.hair]
          first[pair.hair] = i
        }
      }
    }

    /// The likeliest pair of a hair that is not the one named.
    func other(than pair: Int, of hair: Int) -> Int? { first[hair] == pair ? second[hair] : first[hair] }
  }
}
