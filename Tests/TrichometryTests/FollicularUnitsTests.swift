import Geometry
import Testing

@testable import Trichometry

@Suite struct FollicularUnitsTests {
  private func numbers(_ roots: [Point], _ directions: [Point]? = nil, umPerPx: Double = 10) -> [Int] {
    FollicularUnits(
      roots: roots, directions: directions ?? roots.map { _ in Point(1, 0) }, umPerPx: umPerPx
    ).numbers
  }

  @Test func closeRootsAreOneUnitNumberedByFirstHair() {
    // 100 µm apart inside units, 900 µm between them.
    let roots = [Point(100, 0), Point(0, 1), Point(10, 3), Point(108, 6), Point(50, 80)]
    #expect(numbers(roots) == [1, 2, 2, 1, 3])
  }

  @Test func unitsFollowTheScaleNotThePixels() {
    let roots = [Point(0, 0), Point(20, 0)]
    #expect(numbers(roots, umPerPx: 10) == [1, 1])
    #expect(numbers(roots, umPerPx: 20) == [1, 2])
  }

  @Test func aWideGapBetweenDistancesSetsTheLimit() {
    // Pairs 320 µm apart, pairs of pairs 900 µm: beyond the typical limit, but clearly together.
    let roots = (0..<6).flatMap { [Point(90 * Double($0), 0), Point(90 * Double($0), 32)] }
    #expect(numbers(roots) == (1...6).flatMap { [$0, $0] })
  }

  @Test func oppositeHairsNeedCloserRoots() {
    let roots = [Point(0, 0), Point(20, 0)]
    #expect(numbers(roots, [Point(1, 0), Point(0.8, 0.6)]) == [1, 1])
    #expect(numbers(roots, [Point(1, 0), Point(-1, 0)]) == [1, 2])
  }

  @Test func chainsOfRootsAreCut() {
    // Each root 200 µm from the next: single linkage would make one unit of all.
    let numbers = numbers((0..<30).map { Point(20 * Double($0), 0) })
    let sizes = Dictionary(grouping: numbers, by: { $0 }).values.map(\.count)
    #expect(sizes.max()! <= 5)
  }

  @Test func unitsDoNotDependOnTheOrderOfHairs() {
    let roots = [Point(0, 0), Point(9, 2), Point(200, 5), Point(203, 15), Point(90, 90), Point(4, 8)]
    let forward = numbers(roots), backward = Array(numbers(roots.reversed()).reversed())
    for i in roots.indices {
      for j in roots.indices { #expect((forward[i] == forward[j]) == (backward[i] == backward[j])) }
    }
    #expect(numbers([]) == [])
  }
}
