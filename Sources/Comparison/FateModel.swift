import Elementary
import Statistics
import Trichometry

/// Decides which hairs without a partner have really come or gone.
///
/// A hair is in one photo only because it is gone (or new) there, or because one of the photos was read wrongly: it was
/// missed, drawn together with its neighbour, drawn twice, or never was a hair. What the other photo shows at its place tells
/// them apart: a small network that has learnt from phantom pairs gives how much likelier the evidence is of a hair that is
/// gone (`Scripts/train-scorer.sh` teaches it; see `Training`). How many are gone differs from pair to pair, so that share is
/// estimated from the pair itself by expectation and maximisation, and as many are called gone as that comes to, the likeliest
/// first. All others stay undecided.
enum FateModel {
  /// The share of hairs that are gone and were found unmatched: others were matched wrongly or never found.
  static let recall = 0.8
  /// The share of gone hairs among the unmatched before anything is known, as so many gone and so many others. It is firm:
  /// estimated freely, the share is drawn to none by the many others, and a third of a gain on one side alone is not seen.
  private static let prior = (gone: 8.0, others: 16.0)
  /// Less of a shaft in the other photo's view decides nothing.
  static let leastInView = 0.5
  /// Hairs that are hardly believed to be hairs decide nothing.
  static let leastConfidence = 0.35

  /// What is known of an unmatched hair.
  struct Evidence {
    var sight: SecondLook.Sight
    var doubled: Double
    /// `nil` where the other photo shows nothing that may be it.
    var partner: PossiblePartner?
    var confidence: Double
    /// The median confidence of this photo's hairs that have partners.
    var usualConfidence: Double
    /// µm, known or by an assumed scale.
    var diameterUm: Double
    var lengthMm: Double

    /// What the network looks at.
    var values: [Double] {
      // Against the photo's other hairs, because what a confidence means differs from photo to photo.
      let believed = max(-4, min(1, Self.logit(confidence) - Self.logit(usualConfidence)))
      return [
        sight.presence, sight.hidden, doubled, believed, Elementary.log(max(diameterUm, 15) / 50),
        Elementary.log(lengthMm + 0.05), min(6, partner?.weight ?? HairMatcher.leastPossible),
        partner?.isHair == true ? 1 : 0, Self.logit(partner?.confidence ?? 0),
      ]
    }

    /// The logarithm of how much likelier this is of a hair that is gone.
    var logOdds: Double { FateModel.network.logOdds(values) }

    private static func logit(_ p: Double) -> Double {
      Elementary.logit(min(0.999, max(0.01, p)))
    }
  }

  /// The probability of each to be gone, and which are called so.
  static func judge(_ logOdds: [Double]) -> (probabilities: [Double], isGone: [Bool]) {
    var share = 0.2
    var probabilities = [Double](repeating: 0, count: logOdds.count)
    for _ in 0..<60 {
      let odds = Elementary.logit(share)
      var sum = 0.0
      for i in logOdds.indices {
        probabilities[i] = Elementary.logistic(logOdds[i] + odds)
        sum += probabilities[i]
      }
      let next = (sum + prior.gone) / (Double(logOdds.count) + prior.gone + prior.others)
      share = min(0.98, max(0.005, next))
    }
    let expected = probabilities.reduce(0, +) / recall
    let count = min(logOdds.count, Int(expected.rounded()))
    let order = probabilities.indices.sorted { (probabilities[$1], $0) < (probabilities[$0], $1) }
    var isGone = [Bool](repeating: false, count: logOdds.count)
    for i in order.prefix(count) { isGone[i] = true }
    return (probabilities, isGone)
  }
}
