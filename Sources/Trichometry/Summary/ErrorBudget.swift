import Geometry

/// What the 95 % intervals of a field's numbers are made of.
///
/// They are about the hairs really in this field, not about the scalp around it, and cover
/// - detection: each hair is real with the probability of its confidence c, variance c(1 − c) times `doubtFactor`, since units are
///   read well or badly as a whole, and photos too: where many lines are doubtful, many hairs are missed. Never less than 2.2 %
///   of the count and one hair. More hairs are missed than lines are taken for hairs: the middle lies 3.5 % of the count above it;
/// - roots and border: a root within its error (20 µm) of the border, or a shaft whose ends may be mistaken for each
///   other, lies in the field with a probability p, variance c²p(1 − p);
/// - diameter: each hair's standard error; 0.155 px for what all hairs of a photo have in common (point spread, tone
///   curve, hairs that were drawn as one); and hairs that are missed, which are mostly thin: the middle lies 0.08 standard
///   deviations of the diameters below their mean, give or take 0.05 and what chance does where a tenth is missed;
/// - scale: its relative standard error, twice for a density. Without one the scale is taken as exact.
///
/// The shares are what phantoms of clipped hair show, all presets together, and photos of one kind may be read better
/// or worse than that.
enum ErrorBudget {
  /// Hairs that are missed more than found too often, of the count.
  static let missedShare = 0.035
  static let doubtFactor = 1.2
  static let leastMiscounted = (share: 0.022, count: 1.0)
  static let rootErrorUm = 20.0
  /// By how many standard deviations of the diameters the mean of the hairs found lies above that of all hairs, and how
  /// uncertain that is.
  static let missedShift = (mean: 0.08, sd: 0.05)
  /// Hairs that are missed, whichever they are, of the count.
  static let missedOfAll = 0.1
  static let commonDiameterErrorPx = 0.155
  /// The normal distribution's 97.5 % point.
  static let z95 = 1.959_963_984_540_054

  /// What is uncertain about one traced hair's being counted.
  struct Candidate {
    /// The probability that it is a hair.
    var confidence: Double
    /// The probability that its first point is its root.
    var rootConfidence: Double
    /// The probability that the root lies in the field, if the first, if the last point is the root.
    var rootInside: Double
    var tipInside: Double
  }

  /// Standard deviation of the number of hairs in the field.
  static func countSD(_ candidates: [Candidate]) -> Double {
    var variance = leastMiscounted.count * leastMiscounted.count
    var expected = 0.0
    for c in candidates {
      let inside = c.rootConfidence * c.rootInside + (1 - c.rootConfidence) * c.tipInside
      variance += inside * doubtFactor * c.confidence * (1 - c.confidence)
      variance += c.confidence * c.confidence * inside * (1 - inside)
      expected += inside
    }
    variance += leastMiscounted.share * expected * leastMiscounted.share * expected
    return variance.squareRoot()
  }

  /// The probability that a position known with the standard deviation `sd` lies in the field.
  static func probabilityInside(_ isInside: Bool, distance: Double, sd: Double) -> Double {
    guard distance < 6 * sd else { return isInside ? 1 : 0 }
    let p = NormalCurve.densityAndIntegral(SIMD4(repeating: distance / sd)).integral[0]
    return isInside ? p : 1 - p
  }
}
