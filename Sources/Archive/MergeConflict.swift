/// Something that two archives say differently, so that they cannot be joined.
public struct MergeConflict: Sendable, Hashable {
  /// What they disagree about, in words.
  public var problem: String
  /// What to do about it, in words.
  public var advice: String

  /// A photo's place that both have, with something else said of it or another photo in it.
  static func place(_ place: String, detail: String) -> MergeConflict {
    MergeConflict(
      problem: "\(place): \(detail)",
      advice: "find out which is right and merge into a new archive without the other")
  }

  /// A photo that is in one place here and in another there.
  static func photo(_ photo: String, here: String, there: String) -> MergeConflict {
    MergeConflict(
      problem: "\(photo) is of \(there), and of \(here) in what was merged before",
      advice: "correct the manifest, run its shards again and merge into a new archive")
  }

  /// Results that should be the same because they were made from the same.
  static func results(_ what: String) -> MergeConflict {
    MergeConflict(
      problem: "\(what) has other results here than in what was merged before",
      advice: "analyse with one version of the program and of libjpeg everywhere, and merge into a new archive")
  }
}

/// What an archive brought into another.
public enum MergeOutcome: Sendable, Hashable {
  /// Photos that got their place or their result, trichograms and pairs that were not there before.
  case merged(photos: Int, trichograms: Int, pairs: Int)
  /// Nothing was taken: the archives contradict each other in so many points, of which the first are named.
  case conflicts([MergeConflict], count: Int)
}
