import Evaluation
import Geometry
import Testing

@Suite struct PhantomScoreTests {
  @Test func aPerfectTrichogramErrsInNothing() {
    let score = Evaluation.score(pairs.perfect, against: pairs, photo: "p")
    #expect(score.centreline.f1 == 1)
    #expect(score.hairs.f1 == 1)
    #expect(score.hairs.recall == Share(12, of: 12))
    #expect(score.count.error == 0)
    #expect(score.densityPerCm2.errorPercent == 0)
    #expect(score.meanDiameterUm.error == 0)
    #expect(score.cumulativeThicknessMmPerCm2.errorPercent == 0)
    #expect(score.diameterBiasUm == 0)
    #expect(score.diameterDeviationUm == 0)
    #expect(score.rootDistanceUm == 0)
    #expect(score.direction == Share(12, of: 12))
    #expect(score.adjustedRandIndex == 1)
    #expect(score.falseHairsPerCm2 == 0)
    // Diameters 15, 23 | 31 … 55 | 63 … 103 µm.
    #expect(score.classConfusion == [[2, 0, 0], [0, 4, 0], [0, 0, 6]])
    #expect(score.recallByDiameter.map(\.recall.total) == [2, 4, 6])
    #expect(score.recallByNarrowDiameter.map(\.recall.total) == [1, 1, 2, 2, 3, 3])
  }

  @Test(arguments: [(0.0, 1), (2.0, 1), (3.0, 1), (3.1, 0), (5.0, 0)])
  func aHairMatchesWithinThreePixels(_ shift: Double, _ matches: Int) {
    let score = GroundTruth([.init(line(50, 50, 150, 50))]).score([line(50, 50 + shift, 150, 50 + shift)])
    #expect(score.hairs.precision == Share(matches, of: 1))
    #expect(score.centreline.f1 == Double(matches))
  }

  @Test func theToleranceMayBeInMicrometres() {
    let truth = GroundTruth([.init(line(50, 50, 150, 50))])
    let shifted = [line(50, 54, 150, 54)]
    #expect(truth.score(shifted, tolerance: .micrometres(40)).hairs.f1 == 1)
    #expect(truth.score(shifted, tolerance: .micrometres(39)).hairs.f1 == 0)
    #expect(truth.score(shifted, tolerance: .pixels(4)).tolerancePx == 4)
  }

  @Test func aHairSplitInHalvesIsNoHair() {
    let score = GroundTruth([.init(line(50, 50, 150, 50))]).score([line(50, 50, 97, 50), line(103, 50, 150, 50)])
    #expect(score.hairs.f1 == 0)
    #expect(score.centreline.f1 == 1)
  }

  @Test func thePieceThatHoldsMostOfAHairMatchesIt() {
    let score = GroundTruth([.init(line(50, 50, 150, 50))]).score([line(50, 50, 118, 50), line(122, 50, 150, 50)])
    #expect(score.hairs.precision == Share(1, of: 2))
    #expect(score.hairs.recall == Share(1, of: 1))
  }

  @Test func twoHairsMergedIntoOneAreNoHair() {
    let truth = GroundTruth([.init(line(50, 50, 98, 50)), .init(line(102, 50, 150, 50))])
    let score = truth.score([line(50, 50, 150, 50)])
    #expect(score.hairs.recall == Share(0, of: 2))
    #expect(score.centreline.f1 == 1)
  }

  @Test func aHairFoundTwiceCountsOnce() {
    let score = GroundTruth([.init(line(50, 50, 150, 50))]).score([line(50, 50, 150, 50), line(50, 51, 150, 51)])
    #expect(score.hairs.precision == Share(1, of: 2))
    #expect(score.hairs.recall == Share(1, of: 1))
    #expect(abs(score.falseHairsPerCm2 - 1 / 0.12) < 1e-9)
  }

  @Test func aSwappedHairRunsTheWrongWay() throws {
    let score = GroundTruth([.init(line(50, 50, 150, 50))]).score([line(150, 50, 50, 50)])
    #expect(score.hairs.f1 == 1)
    #expect(score.direction == Share(0, of: 1))
    #expect(try #require(score.rootDistanceUm) == 1000)
  }

  @Test func aHairWithNeitherEndInViewHasNoDirection() {
    var hair = GroundTruth.Hair(line(-50, 50, 450, 50), rooted: false)
    hair.tipInField = false
    let score = GroundTruth([hair]).score([line(390, 50, 10, 50)])
    #expect(score.hairs.f1 == 1)
    #expect(score.direction == Share(0, of: 0))
    #expect(score.rootDistanceUm == nil)
  }

  @Test func onlyWhatCanBeSeenIsCompared() {
    let truth = GroundTruth([
      .init(line(380, 50, 480, 50)), .init(line(500, 50, 600, 50), rooted: false), .init(line(0, -40, 99, -40)),
    ])
    let score = truth.score([line(380, 50, 398, 50)])
    #expect(score.hairs.recall == Share(1, of: 1))
    #expect(score.centreline.f1 == 1)
  }

  @Test func skinEndsAtTheDermoscopesCircle() {
    let circle = Circle(center: Point(200, 150), radius: 100)
    let truth = GroundTruth([.init(line(200, 150, 380, 150)), .init(line(10, 10, 50, 10))], circle: circle)
    let score = truth.score([line(200, 150, 298, 150)])
    #expect(score.hairs.recall == Share(1, of: 1))
    #expect(score.centreline.recall == Share(100, of: 100))
  }

  @Test func pointsStandForEqualLengths() {
    // 100 and 50 px of truth, of which the first is found and 10 px more.
    let truth = GroundTruth([.init(line(50, 50, 150, 50)), .init(line(50, 200, 100, 200))])
    let score = truth.score([line(50, 50, 163, 50)])
    #expect(score.centreline.recall == Share(100, of: 150))
    #expect(score.centreline.precision == Share(103, of: 113))
  }

  @Test func densityCountsOnlyRootedHairs() throws {
    let truth = GroundTruth([.init(line(50, 50, 150, 50)), .init(line(-20, 100, 80, 100), rooted: false)])
    var found = truth.perfect
    found.summary.hairCount = 2
    found.summary.densityPerCm2 = 2 / 0.12
    let score = Evaluation.score(found, against: truth, photo: "p")
    #expect(score.count.truth == 1)
    #expect(score.count.errorPercent == 100)
    #expect(abs(try #require(score.densityPerCm2.errorPercent) - 100) < 1e-9)
    #expect(score.hairs.recall.total == 2)
  }

  @Test func diameterBiasIsTheMedianAndItsSpreadTheMedianDistance() throws {
    let truth = GroundTruth((0..<5).map { .init(line(20, 20 + 40 * Double($0), 120, 20 + 40 * Double($0)), um: 50) })
    let errors = [-4.0, 1, 2, 3, 30]
    let found = zip(truth.hairs, errors).map { hair, error in
      FoundTrichogram.Hair(polyline: hair.polyline, rootInField: true, diameterUm: hair.diameterUm + error)
    }
    let score = truth.score(found)
    // Distances from the median, 2: 6, 1, 0, 1, 28.
    #expect(score.diameterBiasUm == 2)
    #expect(score.diameterDeviationUm == 1)
  }

  @Test func classesAreThoseOfTheTrichogramsCuts() {
    let truth = GroundTruth([.init(line(50, 50, 150, 50), um: 35), .init(line(50, 90, 150, 90), um: 45)])
    let found = FoundTrichogram(
      hairs: truth.hairs.map { hair in
        FoundTrichogram.Hair(polyline: hair.polyline, rootInField: true, diameterUm: hair.diameterUm + 8)
      }, cuts: DiameterCuts(vellusBelowUm: 40, terminalFromUm: 40))
    let score = Evaluation.score(found, against: truth, photo: "p")
    #expect(score.classConfusion == [[0, 0, 1], [0, 0, 0], [0, 0, 1]])
  }

  @Test func recallOfThinHairLeavesOutWhatCannotBeSeen() {
    let truth = GroundTruth([
      .init(line(50, 50, 150, 50), um: 20, contrast: -8), .init(line(50, 90, 150, 90), um: 20, contrast: 7.9),
      .init(line(50, 130, 150, 130), um: 29, contrast: 12), .init(line(50, 170, 150, 170), um: 30, contrast: 90),
    ])
    #expect(truth.score([line(50, 50, 150, 50)]).visibleThinRecall == Share(1, of: 2))
  }

  @Test(
    arguments: [
      ([1, 1, 2, 2], 1.0), ([1, 1, 2, 3], 4.0 / 7), ([1, 2, 1, 2], -0.5), ([1, 1, 1, 1], 0),
    ] as [([Int?], Double)])
  func unitsAgreeByTheAdjustedRandIndex(_ units: [Int?], _ expected: Double) throws {
    let truth = GroundTruth(
      (0..<4).map { .init(line(20, 20 + 40 * Double($0), 120, 20 + 40 * Double($0)), unit: $0 / 2) })
    let found = zip(truth.hairs, units).map { hair, unit in
      FoundTrichogram.Hair(polyline: hair.polyline, rootInField: true, unit: unit)
    }
    #expect(abs(try #require(truth.score(found).adjustedRandIndex) - expected) < 1e-12)
  }

  @Test func aHairWithoutUnitIsAUnitOfItsOwn() throws {
    let truth = GroundTruth(
      (0..<4).map { .init(line(20, 20 + 40 * Double($0), 120, 20 + 40 * Double($0)), unit: $0 / 2) })
    let units: [Int?] = [1, 1, nil, nil]
    let found = zip(truth.hairs, units).map { hair, unit in
      FoundTrichogram.Hair(polyline: hair.polyline, rootInField: true, unit: unit)
    }
    #expect(abs(try #require(truth.score(found).adjustedRandIndex) - 4.0 / 7) < 1e-12)
    #expect(truth.score(truth.hairs.map(\.polyline)).adjustedRandIndex == nil)
  }

  @Test func hairlessSkinHasFalseHairsOnly() {
    let score = GroundTruth([]).score([line(50, 50, 150, 50)])
    #expect(score.hairs.precision == Share(0, of: 1))
    #expect(score.hairs.f1 == nil)
    #expect(score.count.errorPercent == nil)
    #expect(abs(score.falseHairsPerCm2 - 1 / 0.12) < 1e-9)
    #expect(GroundTruth([]).score([Polyline]()).centreline.f1 == nil)
  }

  @Test func linesWithoutLengthAreLeftOut() {
    let truth = GroundTruth([.init(line(50, 50, 150, 50))])
    let score = truth.score([Polyline([]), Polyline([Point(3, 3)]), Polyline([Point(3, 3), Point(3, 3)])])
    #expect(score.hairs.precision == Share(0, of: 0))
  }
}
