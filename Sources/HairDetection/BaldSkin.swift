/// Tells skin without hair from skin with some, by all its lines together.
///
/// A line that looks half like hair is one where hair grows, and is a crease where none does. How likely hair is before
/// anything is known of a line follows from all lines' probabilities by expectation and maximisation (M. Saerens,
/// P. Latinne and C. Decaestecker, "Adjusting the outputs of a classifier to new a priori probabilities", Neural
/// Computation 14, 2002).
enum BaldSkin {
  /// The share of hairs among the lines that the scorer was taught with.
  private static let taughtShare = 0.27
  /// Skin on which fewer hairs than this are to be expected is bald,
  private static let mostExpected = 2.5
  /// unless a line is clearly a hair: among a thousand creases the expectation of a few real hairs drowns.
  private static let clear = 0.9

  /// The probabilities as they are where hair grows, and what they are on bald skin where it is that.
  static func adjusted(_ confidences: [Double]) -> [Double] {
    guard confidences.allSatisfy({ $0 < clear }) else { return confidences }
    var share = taughtShare
    var adjusted = confidences
    for _ in 0..<50 {
      let odds = (share / (1 - share)) / (taughtShare / (1 - taughtShare))
      adjusted = confidences.map { $0 * odds / ($0 * odds + 1 - $0) }
      // As if one line in four had been a hair before: no share becomes 0.
      share = (adjusted.reduce(0, +) + 1) / Double(confidences.count + 4)
    }
    return adjusted.reduce(0, +) < mostExpected ? adjusted : confidences
  }
}
