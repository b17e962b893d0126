import Elementary

/// What speaks for two hairs of a pair being one, as `MatchScorer` looks at it.
struct MatchEvidence {
  var values: [Double]

  /// - Parameters:
  ///   - meeting: the one of the four that fits best.
  ///   - weight: as hairs that stand alone have it; see ``HairMatcher``.
  ///   - rivals: the greatest weights of either hair with another one.
  init(
    _ before: Seen, _ after: Seen, meeting: Meeting, _ differences: HairDifferences, _ crowding: Crowding,
    weight: Double, rivals: (before: Double, after: Double)
  ) {
    func within(_ range: ClosedRange<Double>, _ value: Double) -> Double {
      min(range.upperBound, max(range.lowerBound, value))
    }
    let scores = differences.scores(before, after), meets = differences.scores(meeting, crowding)
    values = [
      within(-8...20, weight), within(-12...10, meets.place), within(-8...4, meets.turn),
      within(-6...4, meets.length), Double(meeting.exchanged), within(-6...4, scores.diameter),
      within(-6...4, scores.contrast), within(-6...4, scores.redness), before.confidence, after.confidence,
      Elementary.log(crowding.density(atUm: meeting.distanceUm)) + 12, within(-15...20, weight - rivals.before),
      within(-15...20, weight - rivals.after), Elementary.log(1 + meeting.distanceUm / 20),
      within(-4...4, meeting.alongUm / 100), Elementary.log(1 + abs(meeting.acrossUm) / 10),
      min(1.5, abs(meeting.turn)), within(-1...1, meeting.logLengthening ?? 0), meeting.logLengthening == nil ? 0 : 1,
      Elementary.log(max(1, before.lengthUm) / 300), Elementary.log(max(1, after.lengthUm) / 300),
      before.logDiameter - 4, after.logDiameter - 4,
      within(-1...1, after.logDiameter - before.logDiameter - differences.diameter.centre),
      Elementary.log(differences.offsets.alongUm / 10),
    ]
  }
}

/// Weighs how likely two hairs of a pair are one, as it has learnt from pairs of phantoms.
///
/// `Scripts/train-scorer.sh` teaches it; see `Training`.
enum MatchScorer {}
