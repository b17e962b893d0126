import Foundation
import HairDetection
import ScalpPhantom

/// Learns from phantoms which lines are hairs, or which parts are of one shaft, and writes the network's weights as Swift.
///
/// The same sources give the same file on every machine.
@main
struct TrainScorer {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 2, let kind = arguments.first, ["joins", "shafts"].contains(kind),
      let file = arguments.last
    else {
      FileHandle.standardError.write(Data("usage: train-scorer joins|shafts FILE.swift\n".utf8))
      exit(64)
    }
    let isJoins = kind == "joins"
    let lessons = isJoins ? try await Lessons.joins(seeds: 1001...1020) : try await Lessons.shafts(seeds: 1001...1028)
    let scaled = Scaling(lessons.map(\.evidence))
    let x = lessons.map { scaled.apply($0.evidence) + [1] }
    let y = lessons.map { $0.isTrue ? 1.0 : 0 }
    var random = RandomSource(seed: 1)
    var network = Network(inputs: scaled.means.count, units: isJoins ? 16 : 12, random: &random)
    network.learn(x, y, decay: 10, epochs: isJoins ? 30 : 120, random: &random)
    let sums = x.map(network.logOdds)
    let calibration = Calibration(sums, y)
    let text = WeightsFile.text(isJoins ? "JoinScorer" : "ShaftScorer", network, scaled, calibration)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    let right = sums.indices.filter { (calibration.logOdds(sums[$0]) > 0) == (y[$0] > 0.5) }.count
    let missed = sums.indices.filter { calibration.logOdds(sums[$0]) < 0 && y[$0] > 0.5 }.count
    print(
      "\(lessons.count) of \(kind), \(lessons.filter(\.isTrue).count) true, \(right) judged right, \(missed) true ones missed"
    )
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
