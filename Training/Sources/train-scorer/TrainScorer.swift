import Foundation
import HairDetection
import ScalpPhantom

/// Learns from phantoms which lines are hairs, which parts are of one shaft, or which hairs of a pair are one or are gone, and
/// writes the network's weights as Swift.
///
/// The same sources give the same file on every machine.
@main
struct TrainScorer {
  private enum Kind: String { case joins, shafts, matches, fates }

  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 2, let kind = arguments.first.flatMap(Kind.init(rawValue:)), let file = arguments.last
    else {
      FileHandle.standardError.write(Data("usage: train-scorer joins|shafts|matches|fates FILE.swift\n".utf8))
      exit(64)
    }
    let text =
      switch kind {
      case .joins: WeightsFile.text("JoinScorer", try await joinScorers())
      case .shafts: WeightsFile.text("ShaftScorer", try await shaftScorers())
      case .matches: WeightsFile.text("MatchScorer", try await matchScorers())
      case .fates: WeightsFile.text("FateModel", try await fateModel())
      }
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
  }

  private static func shaftScorers() async throws -> [(name: String, scorer: TaughtScorer)] {
    let lessons = try await Lessons.shafts(seeds: 1001...1028)
    return [("network", taught("shafts", lessons, units: 12, epochs: 120))]
  }

  private static func joinScorers() async throws -> [(name: String, scorer: TaughtScorer)] {
    let photos = try await Lessons.joins(seeds: 1001...1020)
    let alone = taught("joins", photos.flatMap(\.lessons), units: 16, epochs: 30)
    let among = photos.flatMap { $0.amongRivals(alone).lessons }
    return [("alone", alone), ("amongRivals", taught("joins among rivals", among, units: 16, epochs: 30))]
  }

  private static func matchScorers() async throws -> [(name: String, scorer: TaughtScorer)] {
    let pairs = try await PairLessons.all(seeds: pairSeeds)
    let alone = taught("matches", pairs.flatMap(\.alone), units: 12, epochs: 30)
    let among = pairs.flatMap { $0.amongRivals(alone) }
    return [("alone", alone), ("amongRivals", taught("matches among rivals", among, units: 12, epochs: 30))]
  }

  private static func fateModel() async throws -> [(name: String, scorer: TaughtScorer)] {
    let lessons = try await PairLessons.all(seeds: pairSeeds).flatMap(\.fates)
    return [("network", taught("hairs of one photo only", lessons, units: 12, epochs: 120).atEvenOdds)]
  }

  private static let pairSeeds: ClosedRange<UInt64> = 1001...1030

  private static func taught(_ kind: String, _ lessons: [Lesson], units: Int, epochs: Int) -> TaughtScorer {
    let scorer = TaughtScorer(lessons, units: units, epochs: epochs)
    let judged = lessons.map { (isTrue: $0.isTrue, isJudgedTrue: scorer.logOdds($0.evidence) > 0) }
    let right = judged.filter { $0.isTrue == $0.isJudgedTrue }.count
    let missed = judged.filter { $0.isTrue && !$0.isJudgedTrue }.count
    print(
      "\(lessons.count) of \(kind), \(lessons.filter(\.isTrue).count) true, \(right) judged right, \(missed) true ones missed"
    )
    return scorer
  }
}
