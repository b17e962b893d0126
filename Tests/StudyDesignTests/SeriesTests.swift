import StudyDesign
import Testing
import Trichometry

@Suite struct SeriesTests {
  private func labels(_ photos: [PlacedPhoto]) -> [String] {
    Series.all(of: photos).first?.visits.map(\.label) ?? []
  }

  private func pairs(_ photos: [PlacedPhoto]) -> [String] {
    Series.all(of: photos).flatMap(\.plannedPairs).map { "\($0.purpose.rawValue) \($0.beforeKey) \($0.afterKey)" }
  }

  @Test func visitsAreInTheOrderOfDatesWhereAllHaveOne() {
    #expect(
      labels([
        photo(1, visit: "b", date: "2026-03-01", rank: 0), photo(2, visit: "a", date: "2026-01-01", rank: 1),
      ]) == ["a", "b"])
    // One has none: then the manifest's order holds.
    #expect(labels([photo(1, visit: "b", date: "2026-03-01", rank: 0), photo(2, visit: "a", rank: 1)]) == ["b", "a"])
  }

  @Test func eachVisitIsPairedWithTheFirstAndTheOneBefore() {
    let photos = (1...4).map { photo(Int64($0), visit: "v\($0)", rank: $0) }
    #expect(
      pairs(photos) == ["baseline 1 2", "baseline 1 3", "previous 2 3", "baseline 1 4", "previous 3 4"])
  }

  @Test func aVisitWithoutAUsablePhotoIsPassedOver() {
    let photos = [
      photo(1, visit: "v1", rank: 1, verdict: .unusable), photo(2, visit: "v2", rank: 2),
      photo(nil, visit: "v3", rank: 3),
      photo(4, visit: "v4", rank: 4),
    ]
    #expect(pairs(photos) == ["baseline 2 4"])
  }

  @Test func ofRepeatsTheFirstUsableIsCompared() {
    let photos = [
      photo(1, visit: "v1", rank: 1, repeatNumber: 1, verdict: .unusable),
      photo(2, visit: "v1", rank: 1, repeatNumber: 2), photo(3, visit: "v2", rank: 2),
    ]
    #expect(pairs(photos) == ["baseline 2 3"])
  }

  @Test func placesAndSidesAreSeriesOfTheirOwn() {
    let photos = [
      photo(1, site: "vertex", side: "left", visit: "v1"), photo(2, site: "vertex", side: "right", visit: "v2"),
      photo(3, site: "frontal", visit: "v1"),
    ]
    #expect(pairs(photos) == [])
    #expect(Series.all(of: photos).map(\.place) == ["frontal", "vertex left", "vertex right"])
  }

  @Test func aPhototrichogramIsPairedByItsVisitOrByItsDate() {
    #expect(
      pairs([photo(1, visit: "v1", day: 0), photo(2, visit: "v1", day: 2)]) == ["phototrichogram 1 2"])
    let byDate = [
      photo(1, visit: "2026-01-05", date: "2026-01-05", day: 0),
      photo(2, visit: "2026-01-07", date: "2026-01-07", day: 2),
      photo(3, visit: "2026-03-05", date: "2026-03-05", day: 0),
      photo(4, visit: "2026-03-08", date: "2026-03-08", day: 3),
    ]
    #expect(pairs(byDate) == ["baseline 1 3", "phototrichogram 1 2", "phototrichogram 3 4"])
    #expect(Series.all(of: byDate).flatMap(\.plannedPairs).compactMap(\.days) == [2, 3])
  }

  @Test func theSamePhotoUnderTwoNamesIsNoPair() {
    #expect(pairs([photo(1, visit: "v1", rank: 1), photo(1, visit: "v2", rank: 2)]) == [])
  }
}
