import Elementary

/// Functions that probability distributions are made of, to some 1e-14.
enum SpecialFunctions {
  /// The natural logarithm of the gamma function for x > 0: Lanczos's approximation with g = 7 and nine coefficients
  /// (Godfrey 2001).
  static func logGamma(_ x: Double) -> Double {
    precondition(x > 0)
    if x < 0.5 {
      // The reflection formula.
      let sine = Elementary.sincos(Double.pi * x).sin
      return Elementary.log(Double.pi / sine) - logGamma(1 - x)
    }
    let coefficients = [
      676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
      -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ]
    let y = x - 1
    var sum = 0.99999999999980993
    for (i, c) in coefficients.enumerated() { sum += c / (y + Double(i) + 1) }
    let t = y + 7.5
    return 0.5 * Elementary.log(2 * Double.pi) + (y + 0.5) * Elementary.log(t) - t + Elementary.log(sum)
  }

  /// The regularised incomplete beta function I_x(a, b), by Lentz's continued fraction (Numerical Recipes, 6.4).
  static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    precondition(a > 0 && b > 0)
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    let logFront =
      logGamma(a + b) - logGamma(a) - logGamma(b) + a * Elementary.log(x) + b * Elementary.log(1 - x)
    let front = Elementary.exp(logFront)
    if x < (a + 1) / (a + b + 2) { return front * betaFraction(x, a, b) / a }
    return 1 - front * betaFraction(1 - x, b, a) / b
  }

  private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    var c = 1.0
    var d = 1 - (a + b) * x / (a + 1)
    d = 1 / (abs(d) < tiny ? tiny : d)
    var h = d
    for m in 1...1000 {
      let k = Double(m)
      for step in [
        k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k)), -(a + k) * (a + b + k) * x / ((a + 2 * k) * (a + 2 * k + 1)),
      ] {
        d = 1 + step * d
        c = 1 + step / c
        d = 1 / (abs(d) < tiny ? tiny : d)
        if abs(c) < tiny { c = tiny }
        h *= d * c
        if step < 0, abs(d * c - 1) < 1e-16 { return h }
      }
    }
    return h
  }

  /// The regularised lower incomplete gamma function P(a, x): its series, or one less the continued fraction of the upper.
  static func incompleteGamma(_ a: Double, _ x: Double) -> Double {
    precondition(a > 0)
    if x <= 0 { return 0 }
    let front = Elementary.exp(a * Elementary.log(x) - x - logGamma(a))
    if x < a + 1 {
      var term = 1 / a
      var sum = term
      var k = a
      for _ in 0..<10_000 {
        k += 1
        term *= x / k
        sum += term
        if term < sum * 1e-17 { break }
      }
      return front * sum
    }
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var h = d
    for i in 1..<10_000 {
      let an = -Double(i) * (Double(i) - a)
      b += 2
      d = an * d + b
      if abs(d) < tiny { d = tiny }
      c = b + an / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      h *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return 1 - front * h
  }
}
