import Elementary

/// What speaks for and against two chains that look at each other being parts of one shaft: numbers of about −3 to 3 that
/// ``JoinScorer`` weighs. They are the same whichever of the two is named first.
public struct JoinEvidence: Sendable {
  /// What each of ``values`` says.
  public enum Sign: Int, Sendable, CaseIterable {
    /// ln of the distance; how far the ways out and in bend, in tolerances, and how much the directions differ.
    case distance, bend, turn
    /// How far each runs from where the other's sightings expect it, in tolerances: 8, 20 and 40 cells on.
    case stray8, stray20, stray40
    /// ln of the cells by which an end expects less than the gap.
    case short
    /// How far the last of both deviates from one line: straight, of even bend, smooth and smooth for long, in usual deviations.
    case straightFit, evenFit, smoothFit, longFit
    /// Differences of ln of the width at the ends and of the whole, of the sense, of the tone, of the colour, of its lightness.
    case width, wholeWidth, sense, tone, color, lightness
    /// ln of the width.
    case meanWidth
    /// The probability of a root or a tip at the ends: the larger and the smaller.
    case closed, bothClosed
    /// Share of the gap that looks like skin.
    case bare
    /// Log-odds of a shaft of this direction in the gap: mean and least.
    case presence, leastPresence
    /// How far what is expected beyond an end and what there would be differ: the smaller and the larger.
    case disagreement, worstDisagreement
    /// ln of how much is expected beyond the ends: the smaller and the larger.
    case rest, mostRest
    /// ln of the lengths: the smaller and the larger.
    case length, mostLength
    /// Difference of the curvatures.
    case curvature
  }

  /// In the order of ``Sign``.
  public internal(set) var values = [Double](repeating: 0, count: Sign.allCases.count)

  public internal(set) subscript(_ sign: Sign) -> Double {
    get { values[sign.rawValue] }
    set { values[sign.rawValue] = min(4, max(-4, newValue)) }
  }
}

/// Weighs the evidence for two chains being one shaft: `alone` as if there were no others, `amongRivals` beside what
/// ``JoinRivals`` says of them. `Scripts/train-scorer.sh` teaches both; see `Training`.
enum JoinScorer {
  /// Chains that are less likely one shaft than this stay two. A shaft in two parts costs more than two shafts in one: it is missed,
  /// and two that are none are found.
  static let leastLogOdds = -1.0
}
