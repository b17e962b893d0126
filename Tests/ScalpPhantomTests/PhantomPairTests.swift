import Foundation
import Geometry
import Imaging
import Testing

@testable import ScalpPhantom

@Suite struct PhantomPairTests {
  private func root(_ hair: PhantomTruth.Hair) -> Point { Point(hair.root[0], hair.root[1]) }

  private func hairs(_ truth: PhantomTruth) -> [Int: PhantomTruth.Hair] {
    Dictionary(uniqueKeysWithValues: truth.hairs.map { ($0.id, $0) })
  }

  @Test func homographyMapsRoots() {
    for (elastic, tolerancePx) in [(0.0, 0.02), (40, 4)] {
      let parameters = PhantomTruthTests.small {
        $0.pair.elasticUm = elastic
        $0.pair.perspective = 0.03
      }
      let pair = ScalpPhantom.renderPair(parameters, seed: 3)
      let map = Homography(m: pair.truth.homographyBeforeToAfterPx.flatMap { $0 })
      let before = hairs(pair.before.truth)
      let after = hairs(pair.after.truth)
      #expect(pair.truth.matchedIDs.count > 5)
      for id in pair.truth.matchedIDs {
        #expect(map.apply(root(before[id]!)).distance(to: root(after[id]!)) < tolerancePx)
      }
    }
  }

  @Test func fatesAddUpOnTheSharedField() {
    let parameters = PhantomTruthTests.small {
      $0.pair.elasticUm = 0
      $0.pair.lostShare = 0.3
      $0.pair.gainedShare = 0.3
    }
    let pair = ScalpPhantom.renderPair(parameters, seed: 5)
    let map = Homography(m: pair.truth.homographyBeforeToAfterPx.flatMap { $0 })
    let field = PhantomField(parameters)
    let shared = pair.before.truth.hairs.filter { $0.rootInField && field.contains(map.apply(root($0))) }.map(\.id)
    #expect(shared.sorted() == (pair.truth.matchedIDs + pair.truth.lostIDs).sorted())
    let back = map.inverse
    let later = pair.after.truth.hairs.filter { $0.rootInField && field.contains(back.apply(root($0))) }.map(\.id)
    #expect(later.sorted() == (pair.truth.matchedIDs + pair.truth.addedIDs).sorted())
    #expect(!pair.truth.lostIDs.isEmpty && !pair.truth.addedIDs.isEmpty)
    #expect(Set(pair.after.truth.hairs.map(\.id)).isDisjoint(with: pair.truth.lostIDs))
    #expect(Set(pair.before.truth.hairs.map(\.id)).isDisjoint(with: pair.truth.addedIDs))
  }

  @Test func thickeningIsWhatTheTruthSays() {
    let parameters = PhantomTruthTests.small {
      $0.pair.thickeningUm = 8
      $0.pair.thickeningSDUm = 0
      $0.vellusShare = 0
    }
    let pair = ScalpPhantom.renderPair(parameters, seed: 6)
    let before = hairs(pair.before.truth)
    let after = hairs(pair.after.truth)
    var sum = 0.0
    for id in pair.truth.matchedIDs { sum += after[id]!.diameterUm - before[id]!.diameterUm }
    let mean = sum / Double(pair.truth.matchedIDs.count)
    #expect(abs(mean - (pair.truth.meanDiameterChangeUm ?? 0)) < 1e-9)
    #expect(abs(mean - 8) < 0.3)
  }

  @Test func scaleOfTheSecondPhotoIsKnown() {
    let parameters = PhantomTruthTests.small {
      $0.pair.scale = 1.25
      $0.pair.perspective = 0
    }
    let pair = ScalpPhantom.renderPair(parameters, seed: 2)
    #expect(pair.before.truth.umPerPx == 12)
    #expect(abs(pair.after.truth.umPerPx - 9.6) < 1e-9)
  }

  @Test func skinStaysWithThePlace() {
    // Without hair and change of conditions, a photo shifted by whole pixels shows the same skin.
    let parameters = PhantomTruthTests.small {
      $0.densityPerCm2 = 0
      $0.noise = 0
      $0.mosaic = false
      $0.sharpen = 0
      $0.defocusPx = 0
      $0.vignette = 0
      $0.lightGradient = 0
      $0.debrisPerCm2 = 0
      $0.bubblesPerCm2 = 0
      $0.glintsPerCm2 = 0
      $0.molesPerCm2 = 20
      $0.pair = PairParameters()
      $0.pair.rotationDegrees = 0
      $0.pair.scale = 1
      $0.pair.perspective = 0
      $0.pair.elasticUm = 0
      $0.pair.conditions = 0
      $0.pair.shiftXUm = 240
      $0.pair.shiftYUm = -120
    }
    let pair = ScalpPhantom.renderPair(parameters, seed: 9)
    guard case .rgb8(let before) = pair.before.photo.samples, case .rgb8(let after) = pair.after.photo.samples
    else { return }
    var worst = 0
    for y in 30..<200 {
      for x in 20..<280 {
        for c in 0..<3 {
          let here = Int(before[3 * (y * 320 + x) + c])
          let there = Int(after[3 * ((y - 10) * 320 + x + 20) + c])
          worst = max(worst, abs(here - there))
        }
      }
    }
    #expect(worst <= 3)
  }

  @Test func phototrichogramsGrowAnagenHairOnly() throws {
    let parameters = PhantomTruthTests.small {
      $0.anagenShare = 0.7
      $0.phototrichogram.days = 2.5
      $0.cutShare = 1
    }
    let result = ScalpPhantom.renderPhototrichogram(parameters, seed: 4, stem: "p")
    let first = hairs(result.day0.truth)
    let later = hairs(result.dayN.truth)
    #expect(result.truth.dayN == "p_day2.5")
    #expect(result.truth.hairs.contains { $0.phase == "telogen" })
    for hair in result.truth.hairs {
      let gain = later[hair.id]!.lengthUm - first[hair.id]!.lengthUm
      #expect(abs(gain - hair.growthUm) < 2.5)
      #expect((hair.phase == "anagen") == (hair.growthUm > 0))
      #expect(abs(later[hair.id]!.diameterUm / first[hair.id]!.diameterUm - 1) < 0.1)
    }
    let rates = result.truth.hairs.filter { $0.phase == "anagen" }.map { $0.growthUm / 2.5 }
    #expect(abs(rates.reduce(0, +) / Double(rates.count) - (result.truth.meanAnagenRateUmPerDay ?? 0)) < 1e-9)
    let read = try JSONDecoder().decode(PhototrichogramTruth.self, from: Data(result.truth.json))
    #expect(read.hairs == result.truth.hairs)
  }

  @Test func pairTruthReadsBack() throws {
    let pair = ScalpPhantom.renderPair(PhantomTruthTests.small(), seed: 1, stem: "q")
    let read = try JSONDecoder().decode(PairTruth.self, from: Data(pair.truth.json))
    #expect(read.matchedIDs == pair.truth.matchedIDs && read.before == "q_before" && read.after == "q_after")
    #expect(pair.after.truth.image == "q_after.jpg")
  }

  @Test func baldPairsHaveNothingToMatch() {
    let pair = ScalpPhantom.renderPair(PhantomTruthTests.small { $0.densityPerCm2 = 0 }, seed: 1)
    #expect(pair.truth.matchedIDs.isEmpty && pair.truth.meanDiameterChangeUm == nil)
    let growth = ScalpPhantom.renderPhototrichogram(PhantomTruthTests.small { $0.densityPerCm2 = 0 }, seed: 1)
    #expect(growth.truth.hairs.isEmpty && growth.truth.anagenShare == nil)
  }
}
