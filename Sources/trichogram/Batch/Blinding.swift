import Reporting
import StudyDesign
import TrichogramKit

/// Who is who in a blinded study: random codes and a random order of visits, all from one secret number.
struct Blinding: Sendable {
  /// 32 hexadecimal digits. Whoever has them can un-blind.
  let seed: String

  init(seed: String) { self.seed = seed }

  /// `B` and ten digits.
  func code(of subject: String) -> String {
    "B" + Fingerprint.sha256(seed + "\tsubject\t" + subject).prefix(10).uppercased()
  }

  /// For each place of a study, the visits that can be shown, by their places among them, in an order of chance.
  func order(of study: SubjectStudy) -> [[Int]] {
    study.places.map { place in
      let shown = place.series.visits.filter { $0.representative != nil }
      let lots = shown.map { visit in
        Fingerprint.sha256(
          [seed, "visit", study.code, place.series.site, place.series.side, visit.label].joined(separator: "\t"))
      }
      return shown.indices.sorted { lots[$0] < lots[$1] }
    }
  }

  /// The places of a study in an order of chance: the side that comes first would tell treated from control.
  func shuffled(_ study: SubjectStudy) -> [SubjectStudy.Place] {
    let lots = study.places.map { place in
      Fingerprint.sha256([seed, "place", study.code, place.series.site, place.series.side].joined(separator: "\t"))
    }
    return study.places.indices.sorted { lots[$0] < lots[$1] }.map { study.places[$0] }
  }

  static let keyHeader: [UInt8] =
    CSV(header: ["code", "subject", "place", "site", "side", "letter", "visit", "date", "photo", "seed"]).bytes

  /// The rows of the key that un-blinds a subject.
  func keyRows(of study: SubjectStudy) -> [UInt8] {
    var csv = CSV()
    for (i, (place, order)) in zip(study.places, order(of: study)).enumerated() {
      let shown = place.series.visits.filter { $0.representative != nil }
      for (k, visit) in order.enumerated() {
        for cell in [
          code(of: study.code), study.code, "\(i + 1)", place.series.site, place.series.side, BlindHTML.letter(k),
          shown[visit].label, shown[visit].date?.text ?? "", shown[visit].representative?.name ?? "", seed,
        ] { csv.text(cell) }
        csv.endRow()
      }
    }
    return csv.bytes
  }
}
