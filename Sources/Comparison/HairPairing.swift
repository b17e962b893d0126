import Geometry
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
  /// Median log contrast of kept hairs before and after; `nil` where there are none.
  private(set) var contrast: (before: Double, after: Double)?

  init(
    _ registration: Registration, before: PairSide, after: PairSide, beforeUmPerPx: Double, afterUmPerPx: Double,
    shared: SharedArea
  ) {
    self.beforeUmPerPx = beforeUmPerPx
    self.afterUmPerPx = afterUmPerPx
    let old = before.trichogram.hairs.filter { $0.unit != nil }, new = after.trichogram.hairs.filter { $0.unit != nil }
    let colorsBefore = LogColors(before.photo), colorsAfter = LogColors(after.photo)
    let matches = HairMatcher(
      old.map { Seen($0, beforeUmPerPx, movedBy: registration, afterUmPerPx, tone: HairTone($0, in: colorsBefore)) },
      new.map { Seen($0, afterUmPerPx, tone: HairTone($0, in: colorsAfter)) },
      sharedAreaUm2: max(1, shared.areaPx) * beforeUmPerPx * beforeUmPerPx
    ).matches()
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

    let gone = Self.unmatched(
      old, isOldMatched, Self.only(new, isNewMatched), lookBefore, lookAfter, registration.toAfter,
      limitUm: after.trichogram.quality.detectionLimitUm, place: { $0 }, shared: shared,
      border: Self.borderUm / beforeUmPerPx)
    let come = Self.unmatched(
      new, isNewMatched, Self.only(old, isOldMatched), lookAfter, lookBefore, registration.toBefore,
      limitUm: before.trichogram.quality.detectionLimitUm, place: registration.toBefore, shared: shared,
      border: Self.borderUm / beforeUmPerPx)
    hairs += gone.map {
      PairHair(before: $0.hair, after: nil, fate: $0.isGone ? .lost : .undecided, changeProbability: $0.probability)
    }
    hairs += come.map {
      PairHair(before: nil, after: $0.hair, fate: $0.isGone ? .gained : .undecided, changeProbability: $0.probability)
    }
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
    _ hairs: [Hair], _ isMatched: [Bool], _ matchedOthers: [Hair], _ here: SecondLook, _ there: SecondLook,
    _ toOther: (Point) -> Point, limitUm: Double?, place: (Point) -> Point, shared: SharedArea, border: Double
  ) -> [(hair: Hair, isGone: Bool, probability: Double)] {
    let indices = hairs.indices.filter { !isMatched[$0] && shared.contains(before: place(hairs[$0].root)) }
    let looked = UnmatchedHair.look(
      for: indices, among: hairs, isMatched: isMatched, matchedOthers: matchedOthers, here: here, there: there,
      toOther: toOther)
    var result: [(hair: Hair, isGone: Bool, probability: Double)] = []
    let confidences = only(hairs, isMatched).map(\.confidence).sorted()
    let usual = confidences.isEmpty ? 0.9 : confidences[confidences.count / 2]
    var decidable: [Int] = []
    var odds: [Double] = []
    for unmatched in looked {
      let hair = hairs[unmatched.index]
      result.append((hair, false, 0))
      let diameterUm = hair.diameterPx * here.umPerPx
      guard let sight = unmatched.sight, sight.inView >= FateModel.leastInView,
        hair.confidence >= FateModel.leastConfidence, diameterUm >= limitUm ?? 0,
        shared.isWellInside(place(hair.root), by: border)
      else { continue }
      decidable.append(result.count - 1)
      odds.append(
        FateModel.Evidence(
          sight: sight, doubled: unmatched.doubled, confidence: hair.confidence, usualConfidence: usual,
          diameterUm: diameterUm,
          lengthMm: hair.polyline.length * here.umPerPx / 1000
        ).logOdds)
    }
    let judged = FateModel.judge(odds)
    for (k, i) in decidable.enumerated() {
      result[i].isGone = judged.isGone[k]
      result[i].probability = judged.probabilities[k]
    }
    // Where nothing can be seen, a hair is as likely to be gone as others.
    let typical = odds.isEmpty ? 0.1 : judged.probabilities.reduce(0, +) / Double(odds.count)
    let known = Set(decidable)
    for i in result.indices where !known.contains(i) { result[i].probability = typical }
    return result
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
