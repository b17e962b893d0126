/// Two photos of one place that are to be compared.
public struct PlannedPair: Sendable, Hashable {
  /// Why they are.
  public enum Purpose: String, Sendable, CaseIterable {
    /// A visit with the first one.
    case baseline
    /// A visit with the one before it, where that is not the first.
    case previous
    /// The days of a phototrichogram.
    case phototrichogram
  }

  public var purpose: Purpose
  public var before: PlacedPhoto
  public var after: PlacedPhoto
  /// The trichograms of both in their archive.
  public var beforeKey: Int64
  public var afterKey: Int64
  /// The places of their visits in the series.
  public var beforeVisit: Int
  public var afterVisit: Int
  /// The days of a phototrichogram.
  public var days: Double?
}

extension Series {
  /// Every pair that the series asks for.
  public var plannedPairs: [PlannedPair] {
    var pairs: [PlannedPair] = []
    func add(
      _ purpose: PlannedPair.Purpose, _ before: PlacedPhoto, _ after: PlacedPhoto, _ from: Int, _ to: Int,
      days: Double? = nil
    ) {
      // Equal keys are one and the same photo under two names.
      guard let beforeKey = before.key, let afterKey = after.key, beforeKey != afterKey else { return }
      pairs.append(
        PlannedPair(
          purpose: purpose, before: before, after: after, beforeKey: beforeKey, afterKey: afterKey, beforeVisit: from,
          afterVisit: to, days: days))
    }
    let shown = visits.indices.filter { visits[$0].representative != nil }
    for (k, i) in shown.enumerated().dropFirst() {
      guard let first = visits[shown[0]].representative, let before = visits[shown[k - 1]].representative,
        let after = visits[i].representative
      else { continue }
      add(.baseline, first, after, shown[0], i)
      if k > 1 { add(.previous, before, after, shown[k - 1], i) }
    }
    for (i, visit) in visits.enumerated() {
      for later in visit.later where later.isUsable {
        let starts = visit.photos.filter { $0.placement.protocolDay == 0 && $0.isUsable }
        let start = starts.first { $0.placement.repeatNumber == later.placement.repeatNumber } ?? starts.first
        guard let start, let day = later.placement.protocolDay else { continue }
        add(.phototrichogram, start, later, i, i, days: day - (start.placement.protocolDay ?? 0))
      }
    }
    return pairs
  }
}
