import Archive
import StudyDesign
import TrichogramKit

/// Finds the pairs of a study that have not been compared, subject by subject.
struct PairWork {
  let archive: Archive
  let photos: PhotoStore
  let cuts: SizeCuts

  /// All pairs so far, compared or not.
  private(set) var count = 0
  private var subjects: SubjectList
  private var waiting: ArraySlice<PlannedPair> = []

  init(archive: Archive, photos: PhotoStore, cuts: SizeCuts) {
    self.archive = archive
    self.photos = photos
    self.cuts = cuts
    subjects = SubjectList(archive: archive)
  }

  /// The next pair to compare; `nil` at the end.
  mutating func next() throws -> PairJob? {
    while true {
      if let pair = waiting.popFirst() { return PairJob(pair: pair, photos: photos, cuts: cuts) }
      guard let subject = try subjects.next() else { return nil }
      var seen: Set<Int64> = []
      var missing: [PlannedPair] = []
      for pair in Series.all(of: try archive.photos(of: subject)).flatMap(\.plannedPairs)
      where seen.insert(pair.contentKey).inserted {
        if try !archive.hasPair(pair.contentKey) { missing.append(pair) }
      }
      count += seen.count
      waiting = missing[...]
    }
  }
}
