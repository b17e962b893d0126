import Geometry
import Imaging
import KernelTable
import Kernels
import Testing

@testable import HairDetection

/// Points of a circular arc, 2 px apart, from the origin along the x axis.
private func arc(radius: Double, length: Double) -> [Point] {
  // Short chords of equal length turn by equal angles: no sine is needed for a polygon on a circle.
  let n = Int(length / 2)
  var p = Point(0, 0)
  var direction = Point(1, 0)
  let turn = 2 / radius
  return (0...n).map { _ in
    let here = p
    direction = (direction + turn * direction.perpendicular).normalized
    p = p + 2 * direction
    return here
  }
}

struct ShaftEndTests {
  @Test func knowsPlaceDirectionAndCurvatureOfAnArc() {
    let points = arc(radius: 120, length: 60)
    let end = ShaftEnd(ArraySlice(points), reach: 40)
    let last = points[points.count - 1]
    let out = (last - points[points.count - 2]).normalized
    #expect(end.point.distance(to: last) < 0.1)
    #expect(end.direction.dot(out) > 0.9998)
    #expect(abs(end.curvature * 120 - 1) < 0.1)
    #expect(end.scatter < 0.1)
  }

  @Test func anArcGoesOnAcrossAGapAndAnotherCourseDoesNot() throws {
    let whole = arc(radius: 150, length: 160)
    let before = ShaftEnd(whole[...30], reach: 32)
    let after = ShaftEnd(ArraySlice(whole[45...].reversed()), reach: 32)
    let same = try #require(ShaftEnd.discontinuity(before, after, width: 7, umPerPx: 8))
    let moved = whole.map { $0 + Point(0, 9) }
    let beside = try #require(
      ShaftEnd.discontinuity(
        before, ShaftEnd(ArraySlice(moved[45...].reversed()), reach: 32), width: 7, umPerPx: 8))
    #expect(same < 1)
    #expect(beside > same + 2)
    #expect(ShaftEnd.discontinuity(before, ShaftEnd(whole[45...], reach: 32), width: 7, umPerPx: 8) == nil)
  }
}

struct ShaftKinksTests {
  private func kinks() -> ShaftKinks {
    let color = ColorPlanes(SyntheticSkin().photo(), factor: 1)
    let field = ContrastField(
      color, skin: SkinBackground(color, umPerPx: 8, valid: nil), valid: nil, umPerPx: 8, kernels: .best)
    return ShaftKinks(field: field, contrast: field.dark, umPerPx: 8)
  }

  @Test func aLineThatBendsAtOnceIsCutThere() {
    let bent =
      (0...40).map { Point(20 + 2 * Double($0), 60) } + (1...40).map { Point(100 + 1.7 * Double($0), 60 + Double($0)) }
    let pieces = kinks().pieces(Ribbon(points: bent, width: 7, amplitude: 0.8))
    #expect(pieces.count >= 2)
    let cut = pieces.map(\.points).flatMap { [$0[0], $0[$0.count - 1]] }.min {
      $0.distance(to: Point(100, 60)) < $1.distance(to: Point(100, 60))
    }
    #expect((cut ?? .zero).distance(to: Point(100, 60)) < 16)
  }

  @Test(arguments: [90.0, 200, 5000])
  func aSmoothArcIsNotCut(radius: Double) {
    let line = arc(radius: radius, length: 130).map { $0 + Point(30, 30) }
    #expect(kinks().pieces(Ribbon(points: line, width: 7, amplitude: 0.8)).count == 1)
  }
}

struct CheapestPairingTests {
  private typealias Link = CheapestPairing.Link

  @Test func theCheapestSumBeatsTheCheapestLink() {
    // 0–2 is best by itself, but leaves 1 and 3 to a link that costs 9.
    let links = [Link(a: 0, b: 2, cost: 1), Link(a: 0, b: 3, cost: 1.2), Link(a: 1, b: 2, cost: 1.3)]
    let chosen = CheapestPairing(links, ends: 4, freeCost: 3).link
    #expect(chosen == [1, 2, 2, 1])
  }

  @Test func noEndIsLinkedThatIsCheaperFree() {
    let chosen = CheapestPairing([Link(a: 0, b: 1, cost: 7)], ends: 2, freeCost: 3).link
    #expect(chosen == [-1, -1])
  }

  @Test func noExchangeOfTwoLinksIsBetter() {
    // A deterministic table of costs between twelve ends.
    var links: [Link] = []
    for a in 0..<12 {
      for b in (a + 1)..<12 {
        let quarters: Int = (a * 7 + b * 11 + a * b * 5) % 23
        links.append(Link(a: a, b: b, cost: 0.25 * Double(quarters)))
      }
    }
    links.sort { ($0.cost, $0.a, $0.b) < ($1.cost, $1.a, $1.b) }
    let chosen = CheapestPairing(links, ends: 12, freeCost: 2.5).link
    let used = Set(chosen.filter { $0 >= 0 })
    for k in used { #expect(chosen[links[k].a] == k && chosen[links[k].b] == k) }
    func cost(_ a: Int, _ b: Int) -> Double {
      links.first { $0.a == min(a, b) && $0.b == max(a, b) }?.cost ?? .infinity
    }
    for k in used {
      for m in used where m > k {
        let (p, q) = (links[k], links[m])
        let now = p.cost + q.cost
        #expect(now <= cost(p.a, q.a) + cost(p.b, q.b) + 1e-9)
        #expect(now <= cost(p.a, q.b) + cost(p.b, q.a) + 1e-9)
      }
    }
  }
}
