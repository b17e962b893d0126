import Foundation
import Testing

@testable import Elementary

/// libm is right to within 1 ulp, so 2 ulps of ours show as at most 3 between the two; in practice it is less.
private let tolerance: Int64 = 2

@Suite struct ElementaryTests {
  @Test func expAgreesWithLibm() {
    var arguments = Arguments(state: 1)
    var worst: Int64 = 0
    for _ in 0..<200_000 {
      let x = arguments.uniform(-745.2...709.8)
      worst = max(worst, ulps(Elementary.exp(x), exp(x)))
      let small = arguments.uniform(-2...2)
      worst = max(worst, ulps(Elementary.exp(small), exp(small)))
      let any = arguments.anyFinite()
      worst = max(worst, ulps(Elementary.exp(any), exp(any)))
    }
    #expect(worst <= tolerance)
  }

  @Test func expOfSpecialArguments() {
    #expect(Elementary.exp(0) == 1)
    #expect(Elementary.exp(-0.0) == 1)
    #expect(Elementary.exp(.infinity) == .infinity)
    #expect(Elementary.exp(-.infinity) == 0)
    #expect(Elementary.exp(.nan).isNaN)
    #expect(Elementary.exp(.leastNonzeroMagnitude) == 1)
    #expect(Elementary.exp(709.782712893384) > 1.797e308)
    #expect(Elementary.exp(709.782712893384).isFinite)
    #expect(Elementary.exp(709.7827128933841) == .infinity)
    #expect(Elementary.exp(-745.13) == .leastNonzeroMagnitude)
  }

  @Test func logAgreesWithLibm() {
    var arguments = Arguments(state: 2)
    var worst: Int64 = 0
    for _ in 0..<200_000 {
      let x = arguments.anyFinite().magnitude
      worst = max(worst, ulps(Elementary.log(x), log(x)))
      let near = arguments.uniform(0.5...2)
      worst = max(worst, ulps(Elementary.log(near), log(near)))
      let nearer = 1 + arguments.uniform(-1e-6...1e-6)
      worst = max(worst, ulps(Elementary.log(nearer), log(nearer)))
      let subnormal = Double(bitPattern: arguments.bits() >> 12)
      worst = max(worst, ulps(Elementary.log(subnormal), log(subnormal)))
    }
    #expect(worst <= tolerance)
  }

  @Test func logOfSpecialArguments() {
    #expect(Elementary.log(1) == 0)
    #expect(Elementary.log(0) == -.infinity)
    #expect(Elementary.log(-0.0) == -.infinity)
    #expect(Elementary.log(-1).isNaN)
    #expect(Elementary.log(.nan).isNaN)
    #expect(Elementary.log(-.infinity).isNaN)
    #expect(Elementary.log(.infinity) == .infinity)
  }

  @Test func powAgreesWithLibm() {
    var arguments = Arguments(state: 3)
    var worst: Int64 = 0
    for _ in 0..<200_000 {
      let x = arguments.anyFinite().magnitude
      let y = arguments.uniform(-1...1)
      worst = max(worst, ulps(Elementary.pow(x, y), pow(x, y)))
      let base = arguments.uniform(0...4)
      let exponent = arguments.uniform(-600...600)
      worst = max(worst, ulps(Elementary.pow(base, exponent), pow(base, exponent)))
      let near = 1 + arguments.uniform(-1e-9...1e-9)
      let large = arguments.uniform(-1e11...1e11)
      worst = max(worst, ulps(Elementary.pow(near, large), pow(near, large)))
      let a = arguments.anyFinite()
      let b = arguments.anyFinite()
      worst = max(worst, ulps(Elementary.pow(a, b), pow(a, b)))
      let n = nearestInteger(arguments.uniform(-40...40))
      worst = max(worst, ulps(Elementary.pow(-base, n), pow(-base, n)))
    }
    #expect(worst <= tolerance)
  }

  @Test func powOfSpecialArgumentsIsThatOfLibm() {
    let values: [Double] = [
      0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 1.5, -1.5, .infinity, -.infinity, .nan,
      .leastNonzeroMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 0x1p53, 0x1p53 - 1, 1e300,
    ]
    for x in values {
      for y in values {
        let ours = Elementary.pow(x, y)
        let libm = pow(x, y)
        let same = ulps(ours, libm) <= 1 && (ours.isNaN || ours.sign == libm.sign)
        #expect(same, "pow(\(x), \(y)) = \(ours), not \(libm)")
      }
    }
  }

  @Test func sincosAgreesWithLibm() {
    var arguments = Arguments(state: 4)
    var worst: Int64 = 0
    for _ in 0..<200_000 {
      for x in [
        arguments.uniform(-7...7), arguments.uniform(-1e6...1e6), arguments.anyFinite(),
        arguments.uniform(0x1p20...0x1p60),
      ] {
        let ours = Elementary.sincos(x)
        worst = max(worst, ulps(ours.sin, sin(x)), ulps(ours.cos, cos(x)))
      }
    }
    #expect(worst <= tolerance)
  }

  /// Where the result is nearly zero all accuracy comes from the reduction.
  @Test func sincosIsExactNearMultiplesOfHalfPi() {
    var worst: Int64 = 0
    for n in 1..<200_000 {
      let x = Double(n) * (Double.pi / 2)
      for argument in [x, x.nextUp, x.nextDown] {
        let ours = Elementary.sincos(argument)
        worst = max(worst, ulps(ours.sin, sin(argument)), ulps(ours.cos, cos(argument)))
      }
    }
    // Of all Doubles the closest to a multiple of π/2; libm itself is 8 ulps off here, so the value is from 2,000 bits.
    let hardest = 6_381_956_970_095_103 * 0x1p797
    worst = max(worst, ulps(Elementary.sincos(hardest).cos, -4.687165924254628e-19))
    #expect(worst <= tolerance)
  }

  @Test func sincosOfSpecialArguments() {
    #expect(Elementary.sincos(0) == (0, 1))
    #expect(Elementary.sincos(-0.0).sin.sign == .minus)
    #expect(Elementary.sincos(.leastNonzeroMagnitude).sin == .leastNonzeroMagnitude)
    #expect(Elementary.sincos(.infinity).sin.isNaN)
    #expect(Elementary.sincos(-.infinity).cos.isNaN)
    #expect(Elementary.sincos(.nan).sin.isNaN)
  }

  @Test func atan2AgreesWithLibm() {
    var arguments = Arguments(state: 5)
    var worst: Int64 = 0
    for _ in 0..<200_000 {
      for (y, x) in [
        (arguments.uniform(-1...1), arguments.uniform(-1...1)), (arguments.anyFinite(), arguments.anyFinite()),
        (arguments.uniform(-1e-3...1e-3), arguments.uniform(-1...1)),
        (arguments.uniform(0...0x1p-1060), arguments.uniform(-0x1p-1060...0)),
        (arguments.uniform(1e307...1.7e308), arguments.uniform(1e307...1.7e308)),
      ] {
        worst = max(worst, ulps(Elementary.atan2(y: y, x: x), atan2(y, x)))
      }
    }
    #expect(worst <= tolerance)
  }

  @Test func atan2OfSpecialArgumentsIsThatOfLibm() {
    let values: [Double] = [
      0, -0.0, 1, -1, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
      .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
    ]
    for y in values {
      for x in values {
        let ours = Elementary.atan2(y: y, x: x)
        let libm = atan2(y, x)
        let same = ulps(ours, libm) <= 1 && (ours.isNaN || ours.sign == libm.sign)
        #expect(same, "atan2(\(y), \(x)) = \(ours), not \(libm)")
      }
    }
  }

  @Test func logisticIsHalfAtZeroAndItsSumWithTheOppositeIsOne() {
    #expect(Elementary.logistic(0) == 0.5)
    #expect(abs(Elementary.logistic(1) - 0.731_058_578_630_004_9) < 1e-15)
    for x in [-800.0, -30, -1, 0.3, 7, 800] {
      #expect(abs(Elementary.logistic(x) + Elementary.logistic(-x) - 1) < 1e-15)
    }
  }

  @Test func logitIsTheInverseOfTheLogisticFunction() {
    #expect(Elementary.logit(0.5) == 0)
    for x in [-9.0, -1, 0.3, 7] { #expect(abs(Elementary.logit(Elementary.logistic(x)) - x) < 1e-11) }
  }
}
