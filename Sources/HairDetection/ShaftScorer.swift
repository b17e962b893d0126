import Statistics

/// Weighs the evidence for each shaft, as it has learnt from phantoms.
///
/// `Scripts/train-scorer.sh` teaches it; see `Training`.
enum ShaftScorer {
  /// A line less likely than this is no hair.
  private static let leastConfidence = 0.27
  /// A line less likely than this is not even doubtful.
  static let leastDoubtful = 0.03
  /// A line of whose area less shows beside a likelier hair is that hair: its edge, or one side of its bright streak.
  private static let leastOutside = 0.2

  static func isHair(_ shaft: FoundShaft) -> Bool {
    shaft.confidence > leastConfidence && shaft.evidence[.outside] > leastOutside
  }

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
