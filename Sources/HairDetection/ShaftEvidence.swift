/// What speaks for and against a shaft being a hair: numbers of about −3 to 3 that ``ShaftScorer`` weighs.
public struct ShaftEvidence: Sendable {
  /// What each of ``values`` says.
  public enum Sign: Int, Sendable, CaseIterable {
    /// The probability that a shaft runs there, mean over what was seen of it, and its 10 % point.
    case probability, leastProbability
    /// ln of the length, of length ÷ width, of the width.
    case length, aspect, width
    /// Share of the length that was seen, and ln of the sightings per cell of it.
    case seenShare, gaps
    /// ln of how far the ends lie from where its parts expect them, and of how much is expected beyond what was seen.
    case surprise, rest
    /// Log-odds of a root and of a tip at its ends, and of their order.
    case root, tip, direction
    /// The probability that it is lighter than skin.
    case isLight
    /// Share of its length along which another, likelier shaft lies close beside or over it.
    case likelierBeside
    /// Share of its length along which one lies near enough to show in one outline with it, and share of its area that
    /// would show beside that.
    case likelierNear, outside
    /// Share of what was seen of it that no wider shaft hides.
    case freeShare
    /// How much it differs from skin; likeness of what lies just beside it to it, on the less and on the more alike side.
    case depth, clearSide, otherSide
    /// Whether neighbours lie the same way, −1 to 1.
    case coherence
  }

  /// In the order of ``Sign``.
  public internal(set) var values = [Double](repeating: 0, count: Sign.allCases.count)

  public internal(set) subscript(_ sign: Sign) -> Double {
    get { values[sign.rawValue] }
    set { values[sign.rawValue] = newValue }
  }
}
