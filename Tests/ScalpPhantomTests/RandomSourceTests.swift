import ScalpPhantom
import Testing

@Suite struct RandomSourceTests {
  /// First outputs of xoshiro256** with the state filled by splitmix64 from 0, from the authors' C code.
  @Test func isXoshiro256StarStar() {
    var random = RandomSource(seed: 0)
    #expect([random.next(), random.next()] == [11_091_344_671_253_066_420, 13_793_997_310_169_335_082])
  }

  @Test func splitsDoNotDependOnWhatWasDrawn() {
    var random = RandomSource(seed: 5)
    var early = random.split("a")
    _ = (random.next(), random.next())
    var late = random.split("a")
    var other = random.split("b")
    var second = random.split("a", 1)
    let value = early.next()
    #expect(value == late.next())
    #expect(value != other.next())
    #expect(value != second.next())
  }

  @Test func distributionsHaveTheirMoments() {
    var random = RandomSource(seed: 1)
    let n = 40_000
    func moments(_ draw: () -> Double) -> (mean: Double, variance: Double) {
      var (sum, squares) = (0.0, 0.0)
      for _ in 0..<n {
        let x = draw()
        sum += x
        squares += x * x
      }
      let mean = sum / Double(n)
      return (mean, squares / Double(n) - mean * mean)
    }
    let normal = moments { random.normal(3, 2) }
    #expect(abs(normal.mean - 3) < 0.05 && abs(normal.variance - 4) < 0.15)
    let lognormal = moments { random.logNormal(mean: 60, cv: 0.3) }
    #expect(abs(lognormal.mean - 60) < 0.5 && abs(lognormal.variance.squareRoot() - 18) < 0.6)
    for mean in [0.4, 7, 95] {
      let poisson = moments { Double(random.poisson(mean)) }
      #expect(abs(poisson.mean - mean) < 0.02 * mean + 0.02 && abs(poisson.variance - mean) < 0.05 * mean + 0.02)
    }
    let uniform = moments { random.uniform(2, 4) }
    #expect(abs(uniform.mean - 3) < 0.02 && abs(uniform.variance - 1.0 / 3) < 0.02)
  }

  @Test func weightsAndRangesAreKept() {
    var random = RandomSource(seed: 2)
    var counts = [0, 0, 0]
    for _ in 0..<10_000 { counts[random.index(weights: [1, 0, 3])] += 1 }
    #expect(counts[1] == 0 && abs(counts[0] - 2500) < 200)
    #expect((0..<1000).allSatisfy { _ in (0..<7).contains(random.integer(below: 7)) })
    #expect(random.index(weights: [0, 0]) == 0)
    #expect(random.poisson(0) == 0)
  }
}
