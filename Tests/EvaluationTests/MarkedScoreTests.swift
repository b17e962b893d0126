import Evaluation
import Geometry
import Testing

@Suite struct MarkedScoreTests {
  private func score(_ found: [FoundTrichogram.Hair], _ marked: [MarkedHair]) -> MarkedScore {
    Evaluation.score(FoundTrichogram(hairs: found), against: MarkedPhoto(name: "p", hairs: marked), umPerPx: 5)
  }

  private func hair(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, um: Double? = nil) -> FoundTrichogram.Hair {
    FoundTrichogram.Hair(polyline: line(ax, ay, bx, by), rootInField: true, diameterUm: um)
  }

  private func mark(
    _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ kind: MarkedHair.Kind = .premium
  ) -> MarkedHair {
    MarkedHair(kind: kind, root: Point(ax, ay), tip: Point(bx, by))
  }

  @Test(arguments: [(8.0, 1), (8.1, 0)])
  func aHairMatchesWithinEightPixelsOfTheMiddle(_ shift: Double, _ matches: Int) {
    let score = score([hair(200, 200 + shift, 260, 200 + shift)], [mark(200, 200, 260, 200)])
    #expect(score.recall(of: .premium) == Share(matches, of: 1))
  }

  @Test(arguments: [(19.0, 1), (21.0, 0), (161.0, 1)])
  func aHairMatchesWithinTwentyDegrees(_ degrees: Double, _ matches: Int) {
    // sin and cos of 19°, 21° and 161°.
    let directions = [19.0: (0.945519, 0.325568), 21.0: (0.933580, 0.358368), 161.0: (-0.945519, 0.325568)]
    let (c, s) = directions[degrees] ?? (0, 0)
    let found = hair(300 - 30 * c, 200 - 30 * s, 300 + 30 * c, 200 + 30 * s)
    #expect(score([found], [mark(270, 200, 330, 200)]).recall(of: .premium).count == matches)
  }

  @Test func theDirectionCountsWhereTheMiddleIs() {
    // Bent by 90°, but along the vector at its middle.
    let bent = FoundTrichogram.Hair(
      polyline: Polyline([Point(200, 200), Point(250, 200), Point(250, 270)]), rootInField: true)
    #expect(score([bent], [mark(200, 200, 250, 200)]).recall(of: .premium).count == 1)
  }

  @Test(arguments: [
    (59.0, 200.0, 0), (60, 200, 1), (1220, 200, 1), (1221, 200, 0), (200, 59, 0), (200, 940, 1), (200, 941, 0),
    (660, 200, 0), (661, 200, 1), (619, 200, 1), (200, 532, 0), (200, 533, 1),
  ])
  func onlyTheMarkedRegionCounts(_ x: Double, _ y: Double, _ expected: Int) {
    let score = score([hair(x - 10, y, x + 10, y)], [mark(x - 10, y, x + 10, y)])
    #expect(score.recall(of: .premium) == Share(expected, of: expected))
  }

  @Test func abnormalHairsAreNeitherRightNorWrong() {
    let score = score(
      [hair(200, 200, 260, 200, um: 80), hair(200, 300, 260, 300, um: 40), hair(200, 400, 260, 400)],
      [mark(200, 200, 260, 200, .abnormal), mark(200, 300, 260, 300, .single)])
    #expect(score.foundCount == 2)
    #expect(score.markedCount == 1)
    #expect(score.foundPerMarked == 2)
    #expect(score.terminalRecall == Share(1, of: 1))
    #expect(score.recall(of: .abnormal) == Share(1, of: 1))
    #expect(score.direction == Share(1, of: 1))
    #expect(score.medianDiameterUm(of: .single) == 40)
    #expect(score.medianDiameterUm(of: .undersize) == nil)
  }

  @Test func countsLeaveOutHairsAtTheDividers() {
    // Both reach to 8 px from x = 640; a third stays away.
    let lines = [(592.0, 632.0, 1), (588.0, 631.9, 1), (400.0, 460.0, 1)]
    let score = score(
      lines.enumerated().map { hair($1.0, 100 + 100 * Double($0), $1.1, 100 + 100 * Double($0)) },
      lines.enumerated().map { mark($1.0, 100 + 100 * Double($0), $1.1, 100 + 100 * Double($0)) })
    #expect(score.recall(of: .premium) == Share(3, of: 3))
    #expect(score.foundCount == 2)
    #expect(score.markedCount == 2)
  }

  @Test func theNearerEndTellsDirectionAndRootDistance() {
    let right = score([hair(203, 200, 260, 204)], [mark(200, 204, 260, 200)])
    #expect(right.direction == Share(1, of: 1))
    #expect(right.medianRootDistanceUm == 25)
    let wrong = score([hair(260, 204, 203, 200)], [mark(200, 204, 260, 200)])
    #expect(wrong.direction == Share(0, of: 1))
    #expect(wrong.medianRootDistanceUm == 25)
  }

  @Test func asManyHairsAsCanBeAreMatched() {
    // The first found hair is nearer to the second mark, but that is all the second one can have.
    let score = score(
      [hair(200, 205, 260, 205), hair(200, 213, 260, 213)], [mark(200, 200, 260, 200), mark(200, 206, 260, 206)])
    #expect(score.recall(of: .premium) == Share(2, of: 2))
  }

  @Test func countsCorrelateOverPhotos() throws {
    func photo(_ found: Int, _ marked: Int) -> MarkedScore {
      score(
        (0..<found).map { hair(100, 100 + 20 * Double($0), 160, 100 + 20 * Double($0)) },
        (0..<marked).map { mark(300, 100 + 20 * Double($0), 360, 100 + 20 * Double($0)) })
    }
    let pooled = Evaluation.pool([photo(1, 2), photo(2, 4), photo(3, 5)])
    // Deviations −1, 0, 1 and −5/3, 1/3, 4/3: r = 3 ÷ √(2 · 42/9).
    #expect(abs(try #require(pooled.countCorrelation) - 3 / (2 * 42.0 / 9).squareRoot()) < 1e-12)
    #expect(pooled.total.markedCount == 11)
    #expect(Evaluation.pool([photo(1, 2), photo(1, 4)]).countCorrelation == nil)
  }
}
