import Elementary
import Geometry

/// Which end of each shaft is the root: by what its ends look like, and by how its neighbours lie, for hair lies in one sense.
enum RootDirections {
  /// How far neighbours reach, cells: 1.4 mm.
  private static let reach = 125.0
  /// What a neighbour that is sure of its sense and lies the same way adds to the log-odds, and what all together add at most.
  private static let weight = 0.8
  private static let most = 4.0
  private static let rounds = 3

  /// The shafts, each from root to tip.
  static func directed(_ shafts: [FoundShaft]) -> [FoundShaft] {
    let middles = shafts.map { $0.points[$0.points.count / 2] }
    let senses = shafts.map { ($0.points[$0.points.count - 1] - $0.points[0]).normalized }
    let index = PointIndex(of: middles, pitch: reach)
    var odds = shafts.map(\.rootOdds)
    for _ in 0..<rounds {
      let sure = odds.map { 2 * Elementary.logistic($0) - 1 }
      odds = shafts.indices.map { i in
        var sum = 0.0
        index.forEach(near: middles[i], reach: reach) { j in
          let distance = middles[j].distance(to: middles[i])
          guard j != i, distance < reach else { return }
          sum += shafts[j].evidence[.probability] * sure[j] * senses[i].dot(senses[j]) * (1 - distance / reach)
        }
        return shafts[i].rootOdds + min(most, max(-most, weight * sum))
      }
    }
    return zip(shafts, odds).map { shaft, odds in
      var s = odds < 0 ? shaft.reversed : shaft
      // What is learnt of ends is their own look, without their neighbours'.
      s.weighEnds()
      s.rootOdds = abs(odds)
      return s
    }
  }
}
