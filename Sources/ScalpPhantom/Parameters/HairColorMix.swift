/// The shares of hair colours on one scalp; they need not add up to 1.
public struct HairColorMix: Sendable, Hashable {
  /// One weight per colour, in the order of `HairColor.allCases`.
  public private(set) var weights: [Double]

  public init(_ shares: [HairColor: Double]) {
    weights = HairColor.allCases.map { max(0, shares[$0] ?? 0) }
  }

  /// Reads `black` or `brown:0.7,grey:0.3`.
  public init?(_ text: String) {
    var shares: [HairColor: Double] = [:]
    for part in text.split(separator: ",") {
      let pair = part.split(separator: ":", maxSplits: 1).map { String($0) }
      guard let color = HairColor(rawValue: pair[0]) else { return nil }
      let share = pair.count == 2 ? Double(pair[1]) : 1
      guard let share, share >= 0, share.isFinite else { return nil }
      shares[color] = share
    }
    guard shares.values.contains(where: { $0 > 0 }) else { return nil }
    self.init(shares)
  }

  mutating func scale(_ color: HairColor, by factor: Double) {
    weights[HairColor.allCases.firstIndex(of: color)!] *= factor
  }
}
