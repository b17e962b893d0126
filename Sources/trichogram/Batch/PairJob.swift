import Archive
import Comparison
import Files
import Imaging
import StudyDesign
import TrichogramKit

/// Two photos of a study that have to be compared.
struct PairJob: Sendable {
  enum Outcome: Sendable {
    case compared(PlannedPair, PairComparison)
    case failed(PlannedPair, Failure)
  }

  var pair: PlannedPair
  var photos: PhotoStore
  var cuts: SizeCuts

  func run() -> Outcome {
    do {
      var options = PairOptions()
      options.cuts = cuts
      // Growth can be read from so many days only; beyond them the photos are compared like any others.
      options.phototrichogramDays = pair.days.flatMap { Phototrichogram.usableDays.contains($0) ? $0 : nil }
      let before = try photos.side(pair.before, key: pair.beforeKey)
      let after = try photos.side(pair.after, key: pair.afterKey)
      return .compared(pair, PairComparison(before: before, after: after, options: options))
    } catch {
      return .failed(pair, Failure(error, subject: pair.after.name))
    }
  }
}
