import Geometry

/// What the 95 % intervals of a field's numbers are made of.
///
/// They are about the hairs really in this field, not about the scalp around it, and cover
/// - detection: each hair is real with the probability of its confidence c, variance Σ c(1 − c); and hairs may be
///   missed, or found twice, with a standard deviation of 7 % of the count and never less than one hair;
/// - roots and border: a root within its error (50 µm) of the border, or a shaft whose ends may be mistaken for each
///   other, lies in the field with a probability p, variance Σ p(1 − p);
/// - diameter: each hair's standard error; 0.3 px for what all hairs of a photo have in common (point spread, tone
///   curve, hairs that were drawn as one); and that 7 % of hairs are missed, or taken for hairs, which are typically
///   one standard deviation off the mean;
/// - scale: its relative standard error, twice for a density. Without one the scale is taken as exact.
///
/// The shares are what phantoms of clipped hair show, all presets together, and photos of one kind may be read better
/// or worse than that.
enum ErrorBudget {
  static let miscountedShare = 0.07
  static let leastMiscounted = 1.0
  static let rootErrorUm = 50.0
  static let commonDiameterErrorPx = 0.3
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
    var counted: Bool
  }

  /// Standard deviation of the number of hairs in the field about the number counted.
  static func countSD(_ candidates: [Candidate]) -> Double {
    var variance = 0.0
    var counted = 0.0
    for c in candidates {
      let inside = c.rootConfidence * c.rootInside + (1 - c.rootConfidence) * c.tipInside
      let p = c.confidence * inside
      variance += p * (1 - p)
      if c.counted { counted += 1 }
    }
    let miscounted = miscountedShare * counted
    return (variance + miscounted * miscounted + leastMiscounted * leastMiscounted).squareRoot()
  }

  /// The probability that a position known with the standard deviation `sd` lies in the field.
  static func probabilityInside(_ isInside: Bool, distance: Double, sd: Double) -> Double {
    guard distance < 6 * sd else { return isInside ? 1 : 0 }
    let p = NormalCurve.densityAndIntegral(SIMD4(repeating: distance / sd)).integral[0]
    return isInside ? p : 1 - p
  }
}
