import Elementary

/// How many hairs follicular units have.
struct UnitSizes: Sendable {
  /// Weights of 1 to 5 hairs.
  let weights: [Double]

  /// The sizes found on normal scalps (28.4, 52.6, 17.5, 1.3 and 0.2 %), tilted exponentially to this mean.
  init(mean: Double) {
    let base = [0.284, 0.526, 0.175, 0.013, 0.002]
    func tilted(_ slope: Double) -> [Double] {
      base.enumerated().map { $0.element * Elementary.exp(slope * Double($0.offset)) }
    }
    var (low, high) = (-12.0, 12.0)
    for _ in 0..<50 {
      let slope = 0.5 * (low + high)
      if Self.mean(of: tilted(slope)) < mean { low = slope } else { high = slope }
    }
    weights = tilted(0.5 * (low + high))
  }

  var mean: Double { Self.mean(of: weights) }

  func draw(_ random: inout RandomSource) -> Int { 1 + random.index(weights: weights) }

  private static func mean(of weights: [Double]) -> Double {
    var sum = 0.0
    var total = 0.0
    for (i, w) in weights.enumerated() {
      sum += Double(i + 1) * w
      total += w
    }
    return sum / total
  }
}
