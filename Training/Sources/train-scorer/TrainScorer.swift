import Foundation
import HairDetection
import ScalpPhantom

/// Learns from phantoms which lines are hairs, and writes the network's weights as Swift.
///
/// The same sources give the same file on every machine.
@main
struct TrainScorer {
  static func main() async throws {
    guard CommandLine.arguments.count == 2 else {
      FileHandle.standardError.write(Data("usage: train-scorer FILE.swift\n".utf8))
      exit(64)
    }
    let lessons = try await Lessons.all(seeds: 1001...1016)
    let scaled = Scaling(lessons.map(\.evidence))
    let x = lessons.map { scaled.apply($0.evidence) + [1] }
    let y = lessons.map { $0.isHair ? 1.0 : 0 }
    var random = RandomSource(seed: 1)
    var network = Network(inputs: scaled.means.count, units: 12, random: &random)
    network.learn(x, y, decay: 10, epochs: 120, random: &random)
    let sums = x.map(network.logOdds)
    let calibration = Calibration(sums, y)
    try Data(WeightsFile.text(network, scaled, calibration).utf8).write(
      to: URL(fileURLWithPath: CommandLine.arguments[1]))
    let right = sums.indices.filter { (calibration.logOdds(sums[$0]) > 0) == (y[$0] > 0.5) }.count
    print("\(lessons.count) lines, \(lessons.filter(\.isHair).count) hairs, \(right) judged right")
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
