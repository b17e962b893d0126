import Elementary
import Geometry

/// The last of a chain and what is expected beyond it.
struct ChainEnd {
  var position: Point
  /// The direction in which the shaft leaves, a unit vector.
  var direction: Point
  var curvature: Double
  /// How much of the shaft is still to come, cells.
  var rest: Double
  var logWidth: Double
  var tipAhead: Double
  var darkness: Double
  /// The courses of the last sightings.
  var courses: [ShaftCourse]

  /// How many of the last sightings are asked.
  private static let asked = 8

  init(_ chain: SightingChain) {
    let last = chain.links.suffix(Self.asked)
    let end = last[last.endIndex - 1]
    position = end.position
    courses = last.map(\.course)
    var arc = 0.0
    var rests: [Double] = []
    var previous = end.position
    for s in last.reversed() {
      arc += s.position.distance(to: previous)
      previous = s.position
      rests.append(s.ahead - arc)
    }
    rest = Self.median(rests)
    curvature = Self.median(last.map(\.curvature))
    var axis = last.reduce(Point.zero) { $0 + $1.axis }.normalized
    if last.count > 3 {
      // The course of the points, and what they say of their direction.
      let run = last[last.endIndex - 1].position - last[last.startIndex].position
      axis = (axis + run.normalized).normalized
    }
    let turn = Elementary.sincos(curvature * arc / 2)
    direction = turn.cos * axis + turn.sin * axis.perpendicular
    let n = Double(last.count)
    logWidth = Self.median(last.map(\.logWidth))
    tipAhead = last.reduce(0) { $0 + $1.tipAhead } / n
    darkness = last.reduce(0) { $0 + $1.darkness } / n
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let h = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[h] : (sorted[h - 1] + sorted[h]) / 2
  }
}
