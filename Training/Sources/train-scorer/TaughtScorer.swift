import Elementary
import ScalpPhantom

/// Networks that have learnt to judge evidence, as one, with what makes its inputs alike and its log-odds mean what they say.
struct TaughtScorer {
  let scaling: Scaling
  let network: Network
  private(set) var calibration: Calibration
  /// ln of the odds of the lessons.
  private let lessonLogOdds: Double

  /// How many networks are one.
  private static let members = 3

  /// - Parameter units: of each network.
  init(_ lessons: [Lesson], units: Int, epochs: Int) {
    let scaling = Scaling(lessons.map(\.evidence))
    let x = lessons.map { scaling.apply($0.evidence) + [1] }
    let y = lessons.map { $0.isTrue ? 1.0 : 0 }
    // What is learnt differs a little with where it begins; the mean of several differs less.
    let networks = (1...Self.members).map { seed in
      var random = RandomSource(seed: UInt64(seed))
      var network = Network(inputs: scaling.means.count, units: units, random: &random)
      network.learn(x, y, decay: 10, epochs: epochs, random: &random)
      return network
    }
    let network = Network(meanOf: networks)
    self.scaling = scaling
    self.network = network
    calibration = Calibration(x.map(network.logOdds), y)
    let sum = y.reduce(0, +)
    lessonLogOdds = Elementary.log(sum / (Double(y.count) - sum))
  }

  /// The same as if as many lessons had been true as not: its odds are those that the evidence alone gives.
  var atEvenOdds: TaughtScorer {
    var scorer = self
    scorer.calibration.offset -= lessonLogOdds
    return scorer
  }

  /// ln of the odds that what the evidence speaks for is so.
  func logOdds(_ evidence: [Double]) -> Double {
    calibration.logOdds(network.logOdds(scaling.apply(evidence) + [1]))
  }
}

/// Brings each input to mean 0 and standard deviation 1.
struct Scaling {
  var means: [Double]
  var deviations: [Double]

  init(_ rows: [[Double]]) {
    let n = Double(rows.count)
    means = rows[0].indices.map { j in rows.reduce(0) { $0 + $1[j] } / n }
    let means = means
    deviations = rows[0].indices.map { j in
      max(1e-6, (rows.reduce(0) { $0 + ($1[j] - means[j]) * ($1[j] - means[j]) } / n).squareRoot())
    }
  }

  func apply(_ row: [Double]) -> [Double] { row.indices.map { (row[$0] - means[$0]) / deviations[$0] } }
}
