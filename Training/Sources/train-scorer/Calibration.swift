import Elementary

/// Makes log-odds mean what they say: the straight line through them that is most likely (Platt, 1999).
struct Calibration {
  private(set) var slope = 1.0
  var offset = 0.0

  /// - Parameters:
  ///   - sums: log-odds as they are.
  ///   - y: 1 where it was a hair, else 0.
  init(_ sums: [Double], _ y: [Double]) {
    // Newton's method on the logistic loss, which is convex in both; a step that overshoots is halved.
    var loss = Self.loss(self, sums, y)
    for _ in 0..<40 {
      var gs = 0.0, go = 0.0, ss = 1e-6, so = 0.0, oo = 1e-6
      for i in sums.indices {
        let p = Elementary.logistic(logOdds(sums[i]))
        let weight = p * (1 - p)
        gs += (p - y[i]) * sums[i]
        go += p - y[i]
        ss += weight * sums[i] * sums[i]
        so += weight * sums[i]
        oo += weight
      }
      let determinant = ss * oo - so * so
      var share = 1.0
      while share > 1e-4 {
        var next = self
        next.slope -= share * (oo * gs - so * go) / determinant
        next.offset -= share * (ss * go - so * gs) / determinant
        let nextLoss = Self.loss(next, sums, y)
        if nextLoss <= loss {
          self = next
          loss = nextLoss
          break
        }
        share /= 2
      }
    }
  }

  private static func loss(_ c: Calibration, _ sums: [Double], _ y: [Double]) -> Double {
    sums.indices.reduce(0) { total, i in
      let v = y[i] > 0.5 ? -c.logOdds(sums[i]) : c.logOdds(sums[i])
      // ln(1 + e^v) without overflow.
      return total + max(v, 0) + Elementary.log(1 + Elementary.exp(-abs(v)))
    }
  }

  func logOdds(_ sum: Double) -> Double { slope * sum + offset }
}
