import Elementary
import Geometry
import Testing

@testable import HairDetection

struct ChainTests {
  /// Sightings a cell apart along a straight line, each of which knows how far the ends are.
  private func line(from a: Point, to b: Point, hidden: ClosedRange<Double>? = nil) -> [ShaftSighting] {
    let axis = (b - a).normalized, length = a.distance(to: b)
    return stride(from: 0.0, through: length, by: 1).compactMap { t in
      if let hidden, hidden.contains(t) { return nil }
      return ShaftSighting(
        position: a + t * axis, axis: axis, curvature: 0, probability: 0.9, offset: 0, tipAhead: 0.9, ahead: length - t,
        behind: t, logWidth: 1.3, darkness: 1,
        course: ShaftCourse(position: a + t * axis, axis: axis, asides: .zero, ahead: length - t, behind: t))
    }
  }

  @Test func sightingsOfOneLineAreOneChain() {
    let chains = ChainLinker.chains(line(from: Point(10, 10), to: Point(60, 30)))
    #expect(chains.count == 1)
    #expect(abs((chains.first?.length ?? 0) - Point(10, 10).distance(to: Point(60, 30))) < 1)
  }

  @Test func axesThatPointBackBelongToTheChainAllTheSame() {
    let sightings = line(from: Point(10, 10), to: Point(50, 10)).enumerated().map { $0 % 3 == 1 ? $1.reversed : $1 }
    let chains = ChainLinker.chains(sightings)
    #expect(chains.count == 1)
    let signs = Set((chains.first?.links ?? []).map { $0.axis.x > 0 })
    #expect(signs.count == 1)
    #expect(abs((chains.first?.tipAhead ?? 0.5) - 0.5) > 0.39)
  }

  @Test func linesThatCrossAreTwoChains() {
    let chains = ChainLinker.chains(
      line(from: Point(10, 10), to: Point(60, 50)) + line(from: Point(10, 50), to: Point(60, 10)))
    #expect(chains.count == 2)
    #expect(chains.allSatisfy { $0.length > 60 })
  }

  @Test func sureSightingsFindEachOtherBeforeFaintOnes() {
    // A faint one lies nearer to the course of the first than what goes on with it.
    var sightings = line(from: Point(10, 10), to: Point(20, 10)) + line(from: Point(22, 10.3), to: Point(40, 10.3))
    sightings.append(line(from: Point(21, 10), to: Point(21, 10.001))[0])
    sightings[sightings.count - 1].probability = 0.2
    let chains = ChainLinker.chains(sightings)
    #expect(chains.contains { $0.links.count == sightings.count - 1 && !$0.links.contains(where: \.isFaint) })
  }

  @Test func aShaftGoesOnAsItsLastSightingsExpect() {
    // A quarter of a circle of 60 cells, of which the first half is seen.
    let radius = 60.0, seen = 47.0, whole = 75.0
    func point(_ arc: Double) -> Point {
      Point(50, 50) + radius * Point(Elementary.sincos(arc / radius).sin, 1 - Elementary.sincos(arc / radius).cos)
    }
    let links = stride(from: 0.0, through: seen, by: 1).map { arc in
      let turn = Elementary.sincos(arc / radius)
      let axis = Point(turn.cos, turn.sin)
      func aside(_ distance: Double) -> Double {
        (point(min(whole, max(0, arc + distance))) - point(arc)).dot(axis.perpendicular)
      }
      return ShaftSighting(
        position: point(arc), axis: axis, curvature: 0, probability: 0.9, offset: 0, tipAhead: 0.9, ahead: whole - arc,
        behind: arc, logWidth: 1.3, darkness: 1,
        course: ShaftCourse(
          position: point(arc), axis: axis,
          asides: SIMD8(aside(-40), aside(-20), aside(-8), 0, aside(8), aside(20), aside(40), aside(40)),
          ahead: whole - arc, behind: arc))
    }
    let beyond = ChainEnd(SightingChain(links: links)).beyond(40)
    #expect(abs(Double(beyond.count) / 2 - (whole - seen)) < 2)
    for p in beyond { #expect(abs(p.distance(to: Point(50, 50 + radius)) - radius) < 1.2) }
    #expect(ChainEnd(SightingChain(links: links)).beyond(5).count == 10)
  }

  @Test func aHiddenStretchIsBridged() {
    let parts = ChainLinker.chains(line(from: Point(10, 10), to: Point(80, 10), hidden: 30...42))
    #expect(parts.count == 2)
    let joined = ChainJoiner(contrast: nil, evidence: nil).joined(parts)
    #expect(joined.count == 1)
    #expect(abs((joined.first?.length ?? 0) - 70) < 1)
  }

  @Test func longPartsAreJoinedBeforeWhatLiesBetweenThem() {
    // A shaft that is hidden in part, and there a bit of another that crosses at a small angle and could go between.
    let whole = line(from: Point(10, 40), to: Point(120, 40), hidden: 36...60)
    let bit = line(from: Point(47, 40.1), to: Point(117, 47.1)).prefix(8)
    let linked = [Array(whole.prefix(36)), Array(whole.dropFirst(36)), Array(bit)].map(SightingChain.init)
    let joined = ChainJoiner(contrast: nil, evidence: nil).joined(linked)
    #expect(joined.map(\.links.count).sorted() == [bit.count, whole.count])
  }

  @Test func endsThatLiePastEachOtherAreOneShaft() {
    let whole = line(from: Point(10, 40), to: Point(90, 40))
    let joined = ChainJoiner(contrast: nil, evidence: nil).joined(
      [Array(whole.prefix(42)), Array(whole.dropFirst(39))].map(SightingChain.init))
    #expect(joined.count == 1)
  }

  @Test func hairsInARowAreNotJoinedWhereEachKnowsItsEnd() {
    let parts = ChainLinker.chains(
      line(from: Point(10, 10), to: Point(50, 10)) + line(from: Point(56, 10), to: Point(96, 10)))
    #expect(ChainJoiner(contrast: nil, evidence: nil).joined(parts).count == 2)
  }

  @Test func aChainThatGoesOverToAnotherShaftIsCutThere() {
    // Two shafts that meet at 20°, each of which is expected to go straight on.
    let first = line(from: Point(10, 10), to: Point(90, 10)), second = line(from: Point(10, 25), to: Point(90, -4))
    let crossing = first.indices.min {
      first[$0].position.distance(to: Point(51, 10)) < first[$1].position.distance(to: Point(51, 10))
    }!
    let mixed = SightingChain(links: Array(first[..<crossing] + second.filter { $0.position.x > 51 }))
    let parts = CourseBreaks.cut(mixed)
    #expect(parts.count == 2)
    #expect(abs((parts.first?.links.last?.position.x ?? 0) - 51) < 4)
    #expect(CourseBreaks.cut(SightingChain(links: first)).count == 1)
  }

  @Test func chainsThatCrossAtASmallAngleAreCutAndJoinedAgainAsTheyRun() {
    // 16° apart; what goes in on one side is linked to what comes out on the wrong one.
    let first = line(from: Point(10, 10), to: Point(90, 10)), second = line(from: Point(10, 21.5), to: Point(90, -1.5))
    func half(_ line: [ShaftSighting], isLeft: Bool) -> [ShaftSighting] {
      line.filter { ($0.position.x < 50) == isLeft }
    }
    let swapped = [
      SightingChain(links: half(first, isLeft: true) + half(second, isLeft: false)),
      SightingChain(links: half(second, isLeft: true) + half(first, isLeft: false)),
    ]
    let parts = CrossingCuts.cut(swapped)
    #expect(parts.count == 4)
    #expect(
      parts.allSatisfy { part in
        part.links.allSatisfy { $0.position.x < 50 } || part.links.allSatisfy { $0.position.x > 50 }
      })
    let joined = ChainJoiner(contrast: nil, evidence: nil).joined(parts)
    #expect(joined.count == 2)
    for chain in joined {
      let ends = [chain.links[0].position, chain.links[chain.links.count - 1].position].sorted { $0.x < $1.x }
      #expect(abs(abs(ends[1].y - ends[0].y) - (abs(ends[0].y - 10) < 1 ? 0 : 23)) < 1)
    }
  }

  @Test func aChainIsCutWhereAnotherEndsBesideItThatShouldGoOn() {
    let through = SightingChain(links: line(from: Point(10, 10), to: Point(90, 10)))
    let whole = line(from: Point(10, 21.5), to: Point(90, -1.5))
    let broken = SightingChain(links: whole.filter { $0.position.x < 46 })
    #expect(CrossingCuts.cut([through, broken]).count == 3)
    // One that ends there by its own account is a neighbour.
    let short = SightingChain(links: line(from: whole[0].position, to: broken.links[broken.links.count - 1].position))
    #expect(CrossingCuts.cut([through, short]).count == 2)
  }

  @Test func chainsThatOnlyTouchAtTheirEndsOrCrossSteeplyStayWhole() {
    let first = SightingChain(links: line(from: Point(10, 10), to: Point(90, 10)))
    for other in [
      line(from: Point(50, -30), to: Point(50, 50)), line(from: Point(12, 10.5), to: Point(80, 30)),
      line(from: Point(10, 13), to: Point(90, 13)),
    ] {
      #expect(CrossingCuts.cut([first, SightingChain(links: other)]).count == 2)
    }
  }

  @Test func coursesEndWhereTheShaftEnds() {
    let course = ShaftCourse(
      position: Point(5, 5), axis: Point(1, 0), asides: SIMD8(0, 0, 0, 0, 1, 2, 2, 2), ahead: 15, behind: 3)
    #expect(course.arcs == SIMD8(-3, -3, -3, 0, 8, 15, 15, 15))
    #expect(course.point(0) == Point(2, 5))
    #expect(course.point(4).y == 6 && course.point(4).x < 13 && course.point(4).x > 12.5)
    #expect(course.reversed.point(6) == course.point(0) && course.reversed.arcs[2] == -8)
  }

  @Test func sightingsOfOnePlaceAreThinnedToTheLikeliest() {
    var near = line(from: Point(10, 10), to: Point(11, 10))
    near[1].position = Point(10.3, 10.2)
    near[1].probability = 0.5
    #expect(SightingThinner.kept(of: near.map(\.outline)) == [0])
    near[1].probability = 0.95
    #expect(SightingThinner.kept(of: near.map(\.outline)) == [1])
  }

  @Test func linesSideBySideAndLinesThatCrossAreNotThinned() {
    let both = line(from: Point(10, 10), to: Point(40, 10)) + line(from: Point(10, 11.5), to: Point(40, 11.5))
    #expect(SightingThinner.kept(of: both.map(\.outline)).count == both.count)
  }

  @Test func indexFindsWhatIsNearAndNothingTwice() {
    let points = (0..<200).map { Point(Double($0 * 37 % 101), Double($0 * 53 % 89)) }
    let index = PointIndex(of: points, pitch: 3)
    for p in [Point(50, 40), Point(-5, 90), Point(101, 89)] {
      var seen: [Int] = []
      index.forEach(near: p, reach: 9) { if points[$0].distance(to: p) <= 9 { seen.append($0) } }
      #expect(seen.sorted() == points.indices.filter { points[$0].distance(to: p) <= 9 })
    }
  }

  @Test func anIndexOfNothingFindsNothing() {
    #expect(!PointIndex(of: [], pitch: 4).anyInserted(near: Point(20, 10), reach: 5) { _ in true })
  }
}

extension ShaftSighting {
  fileprivate var outline: SightingOutline {
    SightingOutline(position: position, axis: axis, probability: probability, offset: offset, logWidth: logWidth)
  }
}
