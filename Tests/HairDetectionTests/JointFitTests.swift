import Geometry
import Testing

@testable import HairDetection

@Suite struct JointFitTests {
  /// Points a cell apart in x from the end inwards: to smaller x from `end` on, or to larger ones.
  private static func tail(from end: Double, step: Double, count: Int, y: (Double) -> Double) -> [Point] {
    (0..<count).map { i in
      let x = end + step * Double(i)
      return Point(x, y(x))
    }
  }

  private static func deviations(_ a: [Point], _ b: [Point]) -> [Double] {
    JointFit.deviations(JointFit.Tail(a), JointFit.Tail(b), gap: a[0].distance(to: b[0]))
  }

  @Test func partsOfAStraightLineDeviateInNothing() {
    let all = Self.deviations(
      Self.tail(from: 0, step: -1, count: 70) { 0.5 * $0 }, Self.tail(from: 9, step: 1, count: 70) { 0.5 * $0 })
    #expect(all.allSatisfy { $0 < 1e-5 })
  }

  @Test func anEvenBendIsNotStraight() {
    let all = Self.deviations(
      Self.tail(from: 0, step: -1, count: 70) { 0.01 * $0 * $0 },
      Self.tail(from: 9, step: 1, count: 70) { 0.01 * $0 * $0 })
    #expect(all[0] > 1)
    #expect(all[1] < 0.2)
  }

  @Test func aStepAsideIsToldByAsMuchAsLeastSquaresLeave() {
    // Two levels 6 apart: what the polynomial leaves over the same places, by orthogonal vectors.
    let step = 0.7, count = 40
    let a = Self.tail(from: 0, step: -2, count: count) { _ in 0 },
      b = Self.tail(from: 6, step: 2, count: count) { _ in step }
    let found = JointFit.deviations(JointFit.Tail(a), JointFit.Tail(b), gap: 6)
    for (k, window) in [(8.0, 1), (14.0, 2), (30.0, 3), (60.0, 3)].enumerated() {
      let places = [a, b].flatMap { line in line.filter { abs($0.x - line[0].x) <= window.0 } }
      let expected = Self.remainder(of: places.map(\.y), at: places.map { $0.x - 3 }, degree: window.1) / 0.35
      #expect(abs(found[k] - expected) < 1e-6 * expected)
    }
  }

  /// The root mean square that a polynomial leaves, by the degrees of freedom, with powers made orthogonal one by one.
  private static func remainder(of values: [Double], at places: [Double], degree: Int) -> Double {
    func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    var left = values
    var basis: [[Double]] = []
    var power = places.map { _ in 1.0 }
    for _ in 0...degree {
      var new = power
      for known in basis {
        let share = dot(new, known)
        new = zip(new, known).map { $0 - share * $1 }
      }
      let length = dot(new, new).squareRoot()
      new = new.map { $0 / length }
      let share = dot(left, new)
      left = zip(left, new).map { $0 - share * $1 }
      basis.append(new)
      power = zip(power, places).map { $0 * $1 / 10 }
    }
    return (dot(left, left) / Double(values.count - degree - 1)).squareRoot()
  }

  @Test func itDoesNotMatterWhichIsFirstNorWhereTheyLie() {
    let a = Self.tail(from: 0, step: -1, count: 30) { 0.02 * $0 * $0 },
      b = Self.tail(from: 7, step: 1, count: 50) { 0.1 * $0 }
    func turned(_ line: [Point]) -> [Point] { line.map { Point(300 - $0.y, 500 + $0.x) } }
    let all = Self.deviations(a, b)
    for other in [Self.deviations(b, a), Self.deviations(turned(a), turned(b))] {
      #expect(zip(all, other).allSatisfy { abs($0 - $1) < 1e-4 * (1 + $0) })
    }
  }

  @Test func fewPointsDeviateInNothing() {
    #expect(Self.deviations([Point(0, 0)], [Point(3, 1)]) == [0, 0, 0, 0])
  }
}
