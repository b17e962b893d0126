public import Comparison
import Registration
import Trichometry

/// A comparison as a short block of text for people.
public enum PairText {
  /// Several lines, each with its line break; what is not known is a dash.
  public static func encode(_ pair: PairComparison, patchCuts: BaldPatch.Cuts? = nil) -> String {
    typealias W = ChangeWords
    let registration = pair.registration
    var lines = ["\(pair.before.photo.name) → \(pair.after.photo.name): \(W.sentence(pair))"]
    var rows: [(name: String, value: String)] = []
    if registration.homography != nil {
      rows.append(
        (
          "registration",
          "overlap \(W.fixed(registration.overlapFraction.map { 100 * $0 }, 0)) %, residual "
            + "\(W.fixed(registration.residualUm, 0)) µm, same place with probability "
            + W.fixed(registration.samePlaceProbability, 3)
        ))
    }
    if registration.status == .aligned {
      func count(_ fate: Fate) -> Int { pair.hairs.count { $0.fate == fate } }
      rows.append(
        (
          "hairs",
          "\(count(.kept)) kept, \(count(.lost)) lost, \(count(.gained)) gained, \(count(.undecided)) undecided on "
            + "\(W.fixed(pair.sharedAreaCm2, 4)) cm²"
        ))
      for (name, change) in pair.changes.entries where change.change != nil {
        let title = W.title(name)
        rows.append(
          (
            title.name,
            "\(W.fixed(change.before, title.decimals)) → \(W.fixed(change.after, title.decimals)) \(title.unit)".trimmed
              + "  \(W.fixed(change.change, title.decimals, signed: true)) (95 % CI "
              + "\(W.interval(change.ci95, title.decimals)))  \(W.verdict(change.verdict))"
          ))
      }
    }
    if let p = pair.phototrichogram {
      rows.append(
        (
          "phototrichogram",
          "\(W.fixed(p.anagenFraction.map { 100 * $0 }, 0)) % anagen (95 % CI "
            + "\(W.fixed(p.anagenCI95.map { 100 * $0.lowerBound }, 0)) to "
            + "\(W.fixed(p.anagenCI95.map { 100 * $0.upperBound }, 0)) %, \(p.decided) hairs), growth "
            + "\(W.fixed(p.growthMmPerDay, 3)) mm/day over \(W.fixed(p.days, 1)) days"
        ))
    }
    if let p = pair.patch {
      rows.append(
        (
          "bald patch",
          "\(W.fixed(p.areaBeforeCm2, 3)) → \(W.fixed(p.areaAfterCm2, 3)) cm², regrowth "
            + "\(W.fixed(p.regrowthPercent, 0)) % (95 % CI \(W.interval(p.ci95, 0))): \(p.grade ?? "–")"
        ))
      if let cuts = patchCuts {
        rows.append(
          (
            "grades",
            "complete from \(W.fixed(cuts.complete, 0)) %, cuts at \(W.fixed(cuts.most, 0)), "
              + "\(W.fixed(cuts.some, 0)) and \(W.fixed(cuts.slight, 0)) %, none below 1 %"
          ))
      }
    }
    rows += pair.warnings.map { ("warning", $0) }
    let width = rows.map(\.name.count).max() ?? 0
    lines += rows.map { "  " + $0.name + String(repeating: " ", count: width - $0.name.count + 2) + $0.value }
    return lines.map { SummaryText.printable($0) + "\n" }.joined()
  }
}

extension String {
  fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
