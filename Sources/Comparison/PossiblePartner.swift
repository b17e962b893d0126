import Trichometry

/// What the other photo shows that may be a hair without a partner, though it is not matched with it: a hair without a partner
/// too, or a line too doubtful to be taken for one.
struct PossiblePartner: Hashable {
  /// As hairs that stand alone have it; see ``HairMatcher``.
  var weight: Double
  var isHair: Bool
  /// The probability that it is a hair, 0 to 1.
  var confidence: Double
}

extension HairMatcher.Matching {
  /// By the places of the hairs before, and of those after, that have one.
  func partners(
    before: [Hair], _ doubtfulBefore: [ShaftTrace], after: [Hair], _ doubtfulAfter: [ShaftTrace]
  ) -> (before: [Int: PossiblePartner], after: [Int: PossiblePartner]) {
    var result: (before: [Int: PossiblePartner], after: [Int: PossiblePartner]) = ([:], [:])
    func partner(_ place: Int, _ hairs: [Hair], _ doubtful: [ShaftTrace], _ weight: Double) -> PossiblePartner {
      let isHair = place < hairs.count
      return PossiblePartner(
        weight: weight, isHair: isHair,
        confidence: isHair ? hairs[place].confidence : doubtful[place - hairs.count].confidence)
    }
    for match in possible {
      if match.before < before.count {
        result.before[match.before] = partner(match.after, after, doubtfulAfter, match.weight)
      }
      if match.after < after.count {
        result.after[match.after] = partner(match.before, before, doubtfulBefore, match.weight)
      }
    }
    return result
  }
}
