import Geometry
import Imaging
import Registration
import Trichometry

/// Every hair of the area that both photos share, with its fate.
struct HairPairing {
  /// Roots nearer to the border of the shared area may lie on either side of it, µm.
  static let borderUm = 50.0
  /// Lengths and diameters stand for µm by this where there is no scale.
  let beforeUmPerPx: Double
  let afterUmPerPx: Double

  private(set) var hairs: [PairHair] = []
  private(set) var evidence = PairEvidence()
  /// Median log contrast of kept hairs before and after; `nil` where there are none.
  private(set) var contrast: (before: Double, after: Double)?

  init(
    _ registration: Registration, before: PairSide, after: PairSide, beforeUmPerPx: Double, afterUmPerPx: Double,
    shared: SharedArea
  ) {
    self.beforeUmPerPx = beforeUmPerPx
    self.afterUmPerPx = afterUmPerPx
    let old = before.trichogram.hairs.filter { $0.unit != nil }, new = after.trichogram.hairs.filter { $0.unit != nil }
    let oldDoubtful = before.trichogram.doubtfulShafts, newDoubtful = after.trichogram.doubtfulShafts
    let seenOld = Self.seen(old, oldDoubtful, in: before.photo, beforeUmPerPx) {
      afterUmPerPx * registration.toAfter($0)
    }
    let seenNew = Self.seen(new, newDoubtful, in: after.photo, afterUmPerPx) { afterUmPerPx * $0 }
    let matching = HairMatcher(
      seenOld.hairs, seenNew.hairs, doubtful: (seenOld.doubtful, seenNew.doubtful),
      sharedAreaUm2: max(1, shared.areaPx) * beforeUmPerPx * beforeUmPerPx
    ).matching()
    let matches = matching.matches
    evidence.matches = matching.looked.map {
      PairEvidence.Match(before: old[$0.before].id, after: new[$0.after].id, values: $0.evidence.values)
    }
    let partners = matching.partners(before: old, oldDoubtful, after: new, newDoubtful)
    var isOldMatched = [Bool](repeating: false, count: old.count)
    var isNewMatched = [Bool](repeating: false, count: new.count)
    for match in matches {
      isOldMatched[match.before] = true
      isNewMatched[match.after] = true
    }
    let lookBefore = SecondLook(light: LogLight(before.photo), umPerPx: beforeUmPerPx)
    let lookAfter = SecondLook(light: LogLight(after.photo), umPerPx: afterUmPerPx)
    for match in matches where shared.contains(before: old[match.before].root) {
      hairs.append(Self.kept(old[match.before], new[match.after]))
    }
    addContrast(lookBefore, lookAfter)

    let lost = Self.unmatched(
      old, isOldMatched, partners.before, Self.only(new, isNewMatched), lookBefore, lookAfter, registration.toAfter,
      limitUm: after.trichogram.quality.detectionLimitUm, place: { $0 }, shared: shared,
      border: Self.borderUm / beforeUmPerPx)
    let gained = Self.unmatched(
      new, isNewMatched, partners.after, Self.only(old, isOldMatched), lookAfter, lookBefore, registration.toBefore,
      limitUm: before.trichogram.quality.detectionLimitUm, place: registration.toBefore, shared: shared,
      border: Self.borderUm / beforeUmPerPx)
    for (unmatched, isBefore) in [(lost, true), (gained, false)] {
      evidence.fates += unmatched.compactMap { hair, evidence in
        evidence.map { PairEvidence.Fate(hair: hair.id, isBefore: isBefore, values: $0.values) }
      }
    }
    hairs += Self.judged(lost).map {
      PairHair(before: $0.hair, after: nil, fate: $0.isGone ? .lost : .undecided, changeProbability: $0.probability)
    }
    hairs += Self.judged(gained).map {
      PairHair(before: nil, after: $0.hair, fate: $0.isGone ? .gained : .undecided, changeProbability: $0.probability)
    }
  }

  /// A photo's hairs and doubtful lines as they are compared.
  ///
  /// - Parameter place: from pixels of the photo to µm of the after photo.
  private static func seen(
    _ hairs: [Hair], _ doubtful: [ShaftTrace], in photo: Photo, _ umPerPx: Double, place: (Point) -> Point
  ) -> (hairs: [Seen], doubtful: [Seen]) {
    let colors = LogColors(photo)
    return (
      hairs.map {
        Seen($0, umPerPx, tone: HairTone($0.polyline.points, widthPx: $0.diameterPx, in: colors), place: place)
      },
      doubtful.map { Seen($0, umPerPx, tone: HairTone($0.points, widthPx: $0.widthPx, in: colors), place: place) }
    )
  }

  private static func only(_ hairs: [Hair], _ flags: [Bool]) -> [Hair] {
    hairs.indices.filter { flags[$0] }.map { hairs[$0] }
  }

  private static func kept(_ a: Hair, _ b: Hair) -> PairHair {
    var hair = PairHair(before: a, after: b, fate: .kept)
    if let one = a.diameterUm, let other = b.diameterUm { hair.diameterChangeUm = other - one }
    if let one = a.diameterSEUm, let other = b.diameterSEUm {
      hair.diameterChangeSEUm = (one * one + other * other).squareRoot()
    }
    if a.tipInField && b.tipInField, let one = a.lengthMm, let other = b.lengthMm { hair.growthMm = other - one }
    return hair
  }

  /// One photo's hairs without a partner whose root lies on the shared area.
  private static func unmatched(
    _ hairs: [Hair], _ isMatched: [Bool], _ partners: [Int: PossiblePartner], _ matchedOthers: [Hair],
    _ here: SecondLook, _ there: SecondLook, _ toOther: (Point) -> Point, limitUm: Double?, place: (Point) -> Point,
    shared: SharedArea, border: Double
  ) -> [(hair: Hair, evidence: FateModel.Evidence?)] {
    let indices = hairs.indices.filter { !isMatched[$0] && shared.contains(before: place(hairs[$0].root)) }
    let looked = UnmatchedHair.look(
      for: indices, among: hairs, isMatched: isMatched, matchedOthers: matchedOthers, here: here, there: there,
      toOther: toOther)
    let confidences = only(hairs, isMatched).map(\.confidence).sorted()
    let usual = confidences.isEmpty ? 0.9 : confidences[confidences.count / 2]
    return looked.map { unmatched in
      let hair = hairs[unmatched.index]
      let diameterUm = hair.diameterPx * here.umPerPx
      guard let sight = unmatched.sight, sight.inView >= FateModel.leastInView,
        hair.confidence >= FateModel.leastConfidence, diameterUm >= limitUm ?? 0,
        shared.isWellInside(place(hair.root), by: border)
      else { return (hair, nil) }
      return (
        hair,
        FateModel.Evidence(
          sight: sight, doubled: unmatched.doubled, partner: partners[unmatched.index], confidence: hair.confidence,
          usualConfidence: usual, diameterUm: diameterUm, lengthMm: hair.polyline.length * here.umPerPx / 1000)
      )
    }
  }

  /// Which of one photo's hairs without a partner are gone from the other.
  private static func judged(
    _ unmatched: [(hair: Hair, evidence: FateModel.Evidence?)]
  ) -> [(hair: Hair, isGone: Bool, probability: Double)] {
    let odds = unmatched.compactMap { $0.evidence?.logOdds }
    let judged = FateModel.judge(odds)
    // Where nothing can be seen, a hair is as likely to be gone as others.
    let typical = odds.isEmpty ? 0.1 : judged.probabilities.reduce(0, +) / Double(odds.count)
    var k = 0
    return unmatched.map { hair, evidence in
      guard evidence != nil else { return (hair, false, typical) }
      defer { k += 1 }
      return (hair, judged.isGone[k], judged.probabilities[k])
    }
  }

  private mutating func addContrast(_ before: SecondLook, _ after: SecondLook) {
    var one: [Double] = [], other: [Double] = []
    for hair in hairs {
      guard let a = hair.before, let b = hair.after,
        let x = before.contrast(a.polyline.points, widthPx: a.diameterPx, polarity: a.polarity),
        let y = after.contrast(b.polyline.points, widthPx: b.diameterPx, polarity: b.polarity)
      else { continue }
      one.append(x)
      other.append(y)
    }
    guard one.count >= 10 else { return }
    contrast = (one.sorted()[one.count / 2], other.sorted()[other.count / 2])
  }
}
