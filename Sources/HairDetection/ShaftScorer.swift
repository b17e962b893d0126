import Elementary

/// Weighs the evidence for each shaft: plain reasons, and what a network with one hidden layer has learnt from phantoms
/// beyond them.
///
/// `Scripts/train-scorer.sh` teaches it; see `Training`.
public enum ShaftScorer {
  /// A line less likely than this is no hair. Below one half, because a line that is dropped loses a hair for good, and
  /// counts come out right where false and missed hairs are equally many.
  static let leastConfidence = 0.10

  /// How much the plain reasons weigh beside what was learnt. Real photos differ from phantoms, plain reasons hold in both.
  public static let plainShare = 0.6

  /// The same shafts, each with the probability that it is a hair.
  static func scored(_ shafts: [FoundShaft]) -> [FoundShaft] {
    zip(shafts, BaldSkin.adjusted(shafts.map { confidence($0.evidence) })).map { shaft, confidence in
      var s = shaft
      s.confidence = confidence
      return s
    }
  }

  static func confidence(_ evidence: ShaftEvidence) -> Double {
    var inputs = evidence.values
    inputs.append(1)
    var units = hidden.map { weights in Elementary.tanh(zip(weights, inputs).reduce(0) { $0 + $1.0 * $1.1 }) }
    units.append(1)
    let learnt = zip(output, units).reduce(0) { $0 + $1.0 * $1.1 }
    return 1 / (1 + Elementary.exp(-slope * (learnt + plainShare * evidence.plainLogOdds) - offset))
  }
}
