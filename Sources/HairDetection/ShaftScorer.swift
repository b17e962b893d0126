/// Weighs the evidence for each shaft, as it has learnt from phantoms.
///
/// `Scripts/train-scorer.sh` teaches it; see `Training`.
enum ShaftScorer {
  /// A line less likely than this is no hair.
  static let leastConfidence = 0.3

  /// The same shafts, each with the probability that it is a hair.
  static func scored(_ shafts: [FoundShaft]) -> [FoundShaft] {
    shafts.map { shaft in
      var s = shaft
      s.confidence = confidence(s.evidence)
      return s
    }
  }

  static func confidence(_ evidence: ShaftEvidence) -> Double { network.probability(evidence.values) }
}
