import Comparison
import StudyDesign
import Trichometry

/// A photo of subject S whose numbers are only its density, known to ± 2 /cm².
func photo(
  _ key: Int64?, site: String = "vertex", side: String = "", visit: String, date: String? = nil, rank: Int = 0,
  day: Double? = nil, repeatNumber: Int = 1, role: Placement.Role? = nil, density: Double = 100,
  verdict: Trichogram.Quality.Verdict = .good
) -> PlacedPhoto {
  var summary = Trichogram.Summary()
  summary.densityPerCm2 = density
  summary.densityCI95 = (density - 2)...(density + 2)
  let head = Trichogram(
    software: .init(version: "1", settingsSHA256: "s"),
    photo: .init(name: "p", sha256: "\(key ?? 0)", widthPx: 1, heightPx: 1), scale: .unknown,
    field: .init(shape: .frame, areaCm2: nil, maskedCm2: nil, outline: []), quality: .init(verdict: verdict),
    summary: summary, hairs: [], warnings: [])
  return PlacedPhoto(
    placement: Placement(
      subject: "S", site: site, side: side, visit: visit, date: date.flatMap(CalendarDate.init(iso:)), rank: rank,
      protocolDay: day, repeatNumber: repeatNumber, role: role),
    name: "\(visit)-\(repeatNumber).jpg", key: key, head: key == nil ? nil : head)
}

/// A comparison of which only the change of density is known.
func record(densityChange change: Double, halfWidth: Double = 5) -> PairRecord {
  var changes = PairChanges()
  changes.densityPerCm2 = Change(
    before: 100, after: 100 + change, change: change, percent: change,
    ci95: (change - halfWidth)...(change + halfWidth),
    verdict: .withinNoise)
  return PairRecord(
    isAligned: true, reasons: [], homography: nil, overlapFraction: 1, residualUm: 1, samePlaceProbability: 1,
    sharedAreaCm2: 1, counts: .init(kept: 90, undecided: 10), changes: changes, phototrichogram: nil, warnings: [])
}
