public import Comparison

/// What became of each hair between any two visits of a place, put together from the comparisons of neighbours.
///
/// A hair is followed from visit to visit as long as it is kept; where it is lost, gained or undecided, that is its fate. The
/// comparison with the baseline is used as it is where one of the two visits is the baseline.
public struct FateChain: Sendable {
  /// What happened to the hairs of one visit until the next shown one.
  private struct Step {
    var before: [Int: HairMatch] = [:]
    var after: [Int: HairMatch] = [:]

    init(_ matches: [HairMatch]) {
      for match in matches {
        if let id = match.beforeID { before[id] = match }
        if let id = match.afterID { after[id] = match }
      }
    }
  }

  /// Steps from each visit to the next, and from the first visit to each; `nil` where the photos cannot be compared.
  private let steps: [Step?]
  private let fromFirst: [Step?]

  /// - Parameters:
  ///   - steps: the matches of each visit with the next, one fewer than visits; `nil` where there are none.
  ///   - fromFirst: the matches of the first visit with each other one, in their order.
  public init(steps: [[HairMatch]?], fromFirst: [[HairMatch]?]) {
    self.steps = steps.map { $0.map(Step.init) }
    self.fromFirst = [nil] + fromFirst.map { $0.map(Step.init) }
  }

  /// The fate of a hair of visit `i` until visit `j`, or of one of visit `j` since visit `i`, i < j; `nil` where the hair lies
  /// outside of what the photos share, or they cannot be compared.
  public func fate(ofHair id: Int, seenAfter: Bool, from i: Int, to j: Int) -> Fate? {
    if i == 0, let direct = fromFirst[j] { return (seenAfter ? direct.after[id] : direct.before[id])?.fate }
    var id = id
    for step in seenAfter ? (i..<j).reversed() : Array(i..<j) {
      guard let match = seenAfter ? steps[step]?.after[id] : steps[step]?.before[id] else { return nil }
      guard match.fate == .kept, let next = seenAfter ? match.beforeID : match.afterID else { return match.fate }
      id = next
    }
    return .kept
  }
}
