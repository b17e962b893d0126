import Elementary

/// Weighs the evidence for each shaft: a network with one hidden layer that has learnt from phantoms.
///
/// `Scripts/train-scorer.sh` teaches it; see `Training`.
enum ShaftScorer {
  /// A line less likely than this is no hair.
  static let leastConfidence = 0.2

  /// The same shafts, each with the probability that it is a hair.
  static func scored(_ shafts: [FoundShaft]) -> [FoundShaft] {
    shafts.map { shaft in
      var s = shaft
      s.confidence = confidence(s.evidence)
      return s
    }
  }

  static func confidence(_ evidence: ShaftEvidence) -> Double {
    var inputs = evidence.values
    inputs.append(1)
    var units = hidden.map { weights in Elementary.tanh(zip(weights, inputs).reduce(0) { $0 + $1.0 * $1.1 }) }
    units.append(1)
    let learnt = zip(output, units).reduce(0) { $0 + $1.0 * $1.1 }
    return 1 / (1 + Elementary.exp(-slope * learnt - offset))
  }
}
