import Statistics
import Testing

/// Against R's qt, qf, qchisq, qnorm, pt, pf, pchisq and closed forms.
@Suite struct DistributionTests {
  private func close(_ a: Double, _ b: Double, _ tolerance: Double = 1e-10) -> Bool {
    abs(a - b) <= tolerance * abs(b)
  }

  @Test func studentsQuantilesAreThoseOfClosedForms() {
    // One degree of freedom: tan(π(p − 1/2)); two: (2p − 1)·√(2 ÷ (4p(1 − p))).
    #expect(close(StudentT.quantile(0.975, freedom: 1), 12.706204736174705))
    #expect(close(StudentT.quantile(0.975, freedom: 2), 0.95 * (2 / (4 * 0.975 * 0.025)).squareRoot()))
    #expect(close(StudentT.quantile(0.025, freedom: 16), -2.119905299221255))
    // Nearly normal: z + (z³ + z) ÷ (4 · freedom).
    #expect(close(StudentT.quantile(0.975, freedom: 1e6), 1.959966356906, 1e-9))
    #expect(StudentT.quantile(0.5, freedom: 3) == 0)
  }

  @Test func fishersDistributionIsStudentsSquared() {
    for freedom in [1.0, 3, 7.5, 40] {
      let t = StudentT.quantile(0.975, freedom: freedom)
      #expect(close(FisherF.quantile(0.95, 1, freedom), t * t))
    }
    #expect(close(FisherF.cumulative(3, 2, 2), 0.75))
    #expect(close(1 / FisherF.quantile(0.025, 4, 9), FisherF.quantile(0.975, 9, 4)))
  }

  @Test func chiSquaredOfTwoIsExponential() {
    // 1 − exp(−x/2)
    #expect(close(ChiSquared.cumulative(2, freedom: 2), 0.6321205588285577))
    #expect(close(ChiSquared.quantile(0.95, freedom: 2), 5.991464547107979))
    #expect(close(ChiSquared.quantile(0.95, freedom: 1), 1.959963984540054 * 1.959963984540054))
  }

  @Test func normalQuantilesAreTheTables() {
    #expect(close(Normal.quantile(0.975), 1.959963984540054))
    #expect(close(Normal.quantile(0.025), -1.959963984540054))
    #expect(close(Normal.cumulative(1), 0.8413447460685429))
    #expect(Normal.quantile(0.5) == 0)
    for p in [0.001, 0.2, 0.7, 0.999] { #expect(close(Normal.cumulative(Normal.quantile(p)), p)) }
  }

  @Test func quantilesInvertTheirDistributions() {
    for p in [0.01, 0.3, 0.5, 0.9, 0.995] {
      #expect(close(FisherF.cumulative(FisherF.quantile(p, 3, 11), 3, 11), p))
      #expect(close(ChiSquared.cumulative(ChiSquared.quantile(p, freedom: 9), freedom: 9), p))
      #expect(close(StudentT.cumulative(StudentT.quantile(p, freedom: 4.2), freedom: 4.2), p))
    }
  }
}
