import Elementary
import Trichometry

/// Sums over the hairs of a pair, from which its changes are made.
///
/// A kept hair counts on both sides, a lost one before, a gained one after. An undecided hair is in one photo only because
/// one of them was read wrongly; whether it is there is open, so it counts half on both sides and never in a change.
struct PairCounts {
  /// What the fates of hairs leave open, beside their probabilities: hairs.
  static let leastSD = 1.0
  /// How much less the number of changes varies than if hairs were decided and missed each by itself, in phantom pairs.
  static let dispersion = 0.65
  static let undecidedWorth = 0.5

  var before = 0.0
  var after = 0.0
  /// Σ diameters, µm.
  var thicknessBefore = 0.0
  var thicknessAfter = 0.0
  var terminalBefore = 0.0, terminalAfter = 0.0
  var vellusBefore = 0.0, vellusAfter = 0.0
  /// Variances of the numbers of terminal and vellus hairs by diameters near the cuts, both photos together.
  var terminalVariance = 0.0, vellusVariance = 0.0
  /// Expected gained minus lost, corrected for changes that were not found.
  var expectedNet = 0.0
  /// Variance of the net change about it.
  var netVariance: Double

  init(_ hairs: [PairHair], cuts: SizeCuts, commonErrorUm: Double) {
    var variance = 0.0
    for hair in hairs {
      let p = hair.changeProbability
      if hair.fate != .kept {
        // Whether it has changed, and how many more like it were never found without a partner.
        variance += p * (1 - p) + p * (1 - FateModel.recall)
        expectedNet += (hair.before == nil ? p : -p) / FateModel.recall
      }
      let old = hair.fate == .gained ? 0 : hair.fate == .undecided ? Self.undecidedWorth : 1
      let new = hair.fate == .lost ? 0 : hair.fate == .undecided ? Self.undecidedWorth : 1
      before += old
      after += new
      let one = hair.before ?? hair.after, other = hair.after ?? hair.before
      guard let dBefore = one?.diameterUm, let dAfter = other?.diameterUm else { continue }
      thicknessBefore += old * dBefore
      thicknessAfter += new * dAfter
      for (weight, d, se, isBefore) in [
        (old, dBefore, one?.diameterSEUm ?? 0, true), (new, dAfter, other?.diameterSEUm ?? 0, false),
      ] where weight > 0 {
        let sd = (se * se + commonErrorUm * commonErrorUm).squareRoot()
        let isTerminal = cuts.sizeClass(ofDiameterUm: d) == .terminal ? weight : 0
        let isVellus = cuts.sizeClass(ofDiameterUm: d) == .vellus ? weight : 0
        terminalVariance += weight * Self.doubt((d - cuts.terminalFromUm) / sd)
        vellusVariance += weight * Self.doubt((d - cuts.vellusBelowUm) / sd)
        if isBefore {
          terminalBefore += isTerminal
          vellusBefore += isVellus
        } else {
          terminalAfter += isTerminal
          vellusAfter += isVellus
        }
      }
    }
    netVariance =
      Self.leastSD * Self.leastSD + Self.dispersion * variance / (FateModel.recall * FateModel.recall)
  }

  /// p(1 − p) of a diameter's being beyond a cut that lies `z` standard errors away, p by a logistic curve that is within
  /// 0.01 of the normal one.
  private static func doubt(_ z: Double) -> Double {
    let p = Elementary.logistic(1.702 * max(-20, min(20, z)))
    return p * (1 - p)
  }
}
