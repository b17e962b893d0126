import Geometry
import Imaging
import Registration
import Testing
import Trichometry

@testable import Comparison

/// Straight dark hairs on even skin, drawn where the trichogram says they are.
@Suite struct PairComparisonTests {
  private static let width = 800
  private static let height = 600

  /// Places of hairs that chance could not give twice.
  private func places(seed: UInt64) -> [Point] {
    var state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }
    var result: [Point] = []
    while result.count < 70 {
      let p = Point(20 + 760 * random(), 130 + 450 * random())
      if result.allSatisfy({ abs($0.x - p.x) > 14 || abs($0.y - p.y) > 130 }) { result.append(p) }
    }
    return result
  }

  private func side(
    _ places: [Point], diameterUm: Double = 56, _ change: (Int, inout Hair) -> Void = { _, _ in }
  ) -> PairSide {
    var samples = [UInt8](repeating: 180, count: Self.width * Self.height)
    let hairs = places.enumerated().map { i, p in
      var hair = Hair.straight(id: i + 1, root: p, diameterUm: diameterUm, lengthMm: 0.8, unit: i + 1)
      change(i, &hair)
      return hair
    }
    for p in places {
      for y in max(0, Int(p.y) - 100)..<min(Self.height, Int(p.y)) {
        for x in max(0, Int(p.x) - 3)..<min(Self.width, Int(p.x) + 4) { samples[y * Self.width + x] = 60 }
      }
    }
    let region = MeasuredRegion.frame(width: Self.width, height: Self.height)
    let trichogram = Trichogram(
      software: .init(version: "", settingsSHA256: ""),
      photo: .init(name: "p", sha256: "", widthPx: Self.width, heightPx: Self.height),
      scale: .init(umPerPx: 8, relativeSE: nil, source: .option),
      field: .init(shape: .frame, areaCm2: region.areaPx * 64e-8, maskedCm2: 0, outline: region.outline),
      quality: .init(verdict: .good), summary: .init(), hairs: hairs, warnings: [])
    return PairSide(
      trichogram: trichogram, photo: Photo(width: Self.width, height: Self.height, samples: .gray8(samples)),
      region: region)
  }

  @Test func hairsThatAreGoneAndNewOnBareSkinAreLostAndGained() throws {
    let all = places(seed: 1)
    let pair = PairComparison(before: side(Array(all[0..<64])), after: side(Array(all[6...])))
    #expect(pair.registration.status == .aligned)
    func count(_ fate: Fate) -> Int { pair.hairs.count { $0.fate == fate } }
    // A lost and a gained hair that stand beside each other may be taken for one.
    #expect((57...60).contains(count(.kept)))
    #expect((4...6).contains(count(.lost)))
    #expect((4...6).contains(count(.gained)))
    let area = try #require(pair.sharedAreaCm2)
    #expect(abs(area - 0.3072) < 0.002)
    #expect(pair.changes.densityPerCm2.verdict == .withinNoise)
  }

  @Test func everyKeptHairIsMatchedWithItself() {
    let all = places(seed: 2)
    let pair = PairComparison(before: side(all), after: side(all, diameterUm: 60))
    for hair in pair.hairs {
      #expect(hair.fate == .kept)
      #expect(hair.before?.id == hair.after?.id)
    }
    #expect(abs((pair.changes.keptMeanDiameterUm.change ?? 0) - 4) < 1e-9)
    #expect(pair.changes.densityPerCm2.change == 0)
  }

  @Test(arguments: [true, false])
  func aHairThatWasReadFromItsTipInEitherPhotoIsMatched(isBefore: Bool) {
    let all = places(seed: 2)
    // It was cut 0.24 mm shorter too, so that its tips do not lie on each other.
    func read(_ isFromTip: Bool, lengthPx: Double) -> (Int, inout Hair) -> Void {
      { i, hair in
        guard i % 20 == 0 else { return }
        let root = all[i], tip = root + Point(0, -lengthPx), middle = 0.5 * (root + tip)
        hair.polyline = Polyline(isFromTip ? [tip, middle, root] : [root, middle, tip])
      }
    }
    let pair = PairComparison(
      before: side(all, read(isBefore, lengthPx: 100)), after: side(all, read(!isBefore, lengthPx: 70)))
    for hair in pair.hairs { #expect(hair.before?.id == hair.after?.id) }
  }

  @Test func aHairThatWasTracedFromFarUpItsShaftIsMatched() {
    let all = places(seed: 2)
    let after = side(all) { i, hair in
      guard i % 20 == 0 else { return }
      hair.polyline = Polyline([all[i] + Point(0, -35), all[i] + Point(0, -68), all[i] + Point(0, -100)])
    }
    for hair in PairComparison(before: side(all), after: after).hairs { #expect(hair.before?.id == hair.after?.id) }
  }

  @Test func otherPlacesHaveNoChange() {
    let pair = PairComparison(before: side(places(seed: 3)), after: side(places(seed: 4)))
    #expect(pair.registration.status == .notComparable)
    #expect(pair.hairs.isEmpty)
    #expect(pair.changes.entries.allSatisfy { $0.change == .notComparable })
  }

  @Test func anUnusablePhotoIsNotCompared() {
    let all = places(seed: 5)
    var blurred = side(all)
    blurred.trichogram.quality = .init(verdict: .unusable, reasons: ["out of focus"])
    let pair = PairComparison(before: side(all), after: blurred)
    #expect(pair.registration.status == .notComparable)
    #expect(pair.registration.reasons.contains { $0.contains("out of focus") })
  }

  @Test func aBaldPatchThatIsHalfFilledHasHalfRegrown() throws {
    let all = places(seed: 6)
    let hole = all.filter { $0.distance(to: Point(400, 300)) > 190 }
    let half = all.filter { $0.distance(to: Point(400, 300)) > 190 || $0.x < 400 }
    var options = PairOptions()
    options.patch = BaldPatch.Cuts()
    let pair = PairComparison(before: side(hole), after: side(half), options: options)
    let patch = try #require(pair.patch)
    let regrowth = try #require(patch.regrowthPercent)
    #expect((25...75).contains(regrowth))
    #expect(try #require(patch.ci95).contains(regrowth))
    let same = PairComparison(before: side(hole), after: side(hole), options: options)
    #expect(same.patch?.regrowthPercent == 0)
    #expect(same.patch?.grade == "none")
  }
}
