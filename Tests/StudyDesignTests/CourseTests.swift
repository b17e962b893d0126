import Comparison
import StudyDesign
import Testing
import Trichometry

@Suite struct CourseTests {
  /// The density's course over visits at equal distances with these changes since the first.
  private func course(_ changes: [Double], sdc: Double?) throws -> Course {
    let photos = (0...changes.count).map { photo(Int64($0 + 1), visit: "v\($0)", rank: $0) }
    let series = try #require(Series.all(of: photos).first)
    let records = Dictionary(
      uniqueKeysWithValues: changes.enumerated().map { ($0 + 1, record(densityChange: $1).changes) })
    return Course(.densityPerCm2, of: series, changes: records, smallestDetectable: sdc)
  }

  @Test func ofTwoVisitsTheVerdictIsThatOfTheSmallestDetectableChange() throws {
    #expect(try course([10.1], sdc: 10).verdict == .gain)
    #expect(try course([9.9], sdc: 10).verdict == .withinNoise)
    #expect(try course([-10.1], sdc: 10).verdict == .loss)
    let interval = try #require(try course([10], sdc: 10).changeCI95)
    #expect(abs(interval.lowerBound) < 1e-9 && abs(interval.upperBound - 20) < 1e-9)
  }

  @Test func theLineGoesThroughAllVisits() throws {
    // Values 0, 3, 6, 9 above the first lie on a line: 9 over the course, with the textbook's standard error
    // s · span ÷ √Σ(t − t̄)² = s · 3 ÷ √5.
    let found = try course([3, 6, 9], sdc: 10)
    #expect(abs((found.change ?? 0) - 9) < 1e-9)
    let half = 10 / 2.0.squareRoot() * 3 / 5.0.squareRoot()
    #expect(abs((found.changeCI95?.upperBound ?? 0) - (9 + half)) < 1e-9)
  }

  @Test func oneHighVisitAmongManyIsNoGain() throws {
    // Its own change exceeds the smallest detectable one, that of the course does not.
    #expect(try course([0, 12, 0, 0, 0], sdc: 10).verdict == .withinNoise)
  }

  @Test func withoutRepeatsTheErrorsOfTheComparisonsAreUsed() throws {
    let found = try course([4, 4, 4], sdc: nil)
    #expect(found.smallestDetectable == 5)
    #expect(found.errorSource == .comparisons)
  }

  @Test func coursesWithoutChangeAreCalledOneInTwentyTimes() throws {
    // Normal errors of a visit from a fixed generator: sums of twelve uniform numbers.
    var state: UInt64 = 1
    func normal() -> Double {
      (0..<12).reduce(-6) { sum, _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return sum + Double(state >> 11) / Double(1 << 53)
      }
    }
    let sdc = 1.959_963_984_540_054 * 2.0.squareRoot()
    for visits in [2, 6] {
      var called = 0
      for _ in 0..<2000 {
        let errors = (0..<visits).map { _ in normal() }
        let found = try course(errors.dropFirst().map { $0 - errors[0] }, sdc: sdc)
        if found.verdict != .withinNoise { called += 1 }
      }
      // 100 expected; the standard deviation of the number is 10.
      #expect((60...140).contains(called))
    }
  }

  @Test func treatedIsContrastedWithTheOtherSide() throws {
    let photos = [
      photo(1, side: "left", visit: "v1", rank: 1, role: .treated, density: 100),
      photo(2, side: "left", visit: "v2", rank: 2, role: .treated, density: 130),
      photo(3, side: "right", visit: "v1", rank: 1, role: .control, density: 90),
      photo(4, side: "right", visit: "v2", rank: 2, role: .control, density: 95),
    ]
    let study = SubjectStudy(code: "S", photos: photos, smallestDetectable: [.densityPerCm2: 10]) { pair in
      record(densityChange: pair.beforeKey == 1 ? 28 : 4, halfWidth: 3)
    }
    let contrasts = study.contrasts.filter { $0.endpoint == .densityPerCm2 }
    #expect(contrasts.map(\.difference) == [10, 35])
    #expect(contrasts.map(\.changeDifference) == [nil, 24])
    // √(3² + 3²)
    let half = 18.0.squareRoot()
    #expect(abs((contrasts[1].changeDifferenceCI95?.lowerBound ?? 0) - (24 - half)) < 1e-9)
  }

  @Test func repeatsOfAVisitAreOneValue() throws {
    let photos = [
      photo(1, visit: "v1", repeatNumber: 1, density: 100), photo(2, visit: "v1", repeatNumber: 2, density: 104),
      photo(3, visit: "v1", repeatNumber: 3, density: 500, verdict: .unusable),
    ]
    let series = try #require(Series.all(of: photos).first)
    let point = try #require(
      Course(.densityPerCm2, of: series, changes: [:], smallestDetectable: nil).points.first)
    #expect(point.value == 102)
    #expect(point.photos == 2)
    // Each is known to ± 2, the mean of two to ± 2 ÷ √2.
    #expect(abs((point.ci95?.upperBound ?? 0) - 102 - 2.0.squareRoot()) < 1e-9)
  }

  @Test func theIntervalOfAVisitsOnlyPhotoIsThatOfItsPoint() throws {
    // Its middle lies above the value, as where hairs are missed.
    var only = photo(1, visit: "v1", density: 100)
    only.head?.summary.densityCI95 = 95...117
    let one = try #require(Series.all(of: [only]).first)
    #expect(
      try #require(Course(.densityPerCm2, of: one, changes: [:], smallestDetectable: nil).points.first).ci95 == 95...117
    )
    let two = try #require(
      Series.all(of: [only, photo(2, visit: "v1", repeatNumber: 2, density: 100)]).first)
    let ci = try #require(Course(.densityPerCm2, of: two, changes: [:], smallestDetectable: nil).points.first?.ci95)
    // The middles are 106 and 100, the halves 11 and 2.
    #expect(abs(ci.lowerBound + ci.upperBound - 206) < 1e-9)
    #expect(abs(ci.upperBound - ci.lowerBound - 125.0.squareRoot()) < 1e-9)
  }
}
