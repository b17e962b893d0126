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

  /// Points half a cell apart from the end to where the shaft is expected to end, but no farther than `farthest` cells.
  ///
  /// They lie on the parabola through the end that comes nearest to where the last sightings expect the shaft.
  func beyond(_ farthest: Double) -> [Point] {
    let reach = min(rest, farthest)
    guard reach >= 0.5 else { return [] }
    // Least squares of slope t + bend t²/2, held to no slope and to the end's own curvature.
    let aside = direction.perpendicular
    var tt = Self.hold, tq = 0.0, qq = Self.hold * Self.holdReach * Self.holdReach
    var ty = 0.0, qy = qq * curvature
    for course in courses {
      for lane in 4...6 where course.arcs[lane] > 2 {
        let p = course.point(lane) - position
        let t = p.dot(direction), y = p.dot(aside), q = t * t / 2
        guard t > 1 else { continue }
        let weight = 1 / (CourseBreaks.tolerance[lane] * CourseBreaks.tolerance[lane])
        tt += weight * t * t
        tq += weight * t * q
        qq += weight * q * q
        ty += weight * t * y
        qy += weight * q * y
      }
    }
    let determinant = tt * qq - tq * tq
    let slope = (ty * qq - qy * tq) / determinant, bend = (qy * tt - ty * tq) / determinant
    return stride(from: 0.5, through: reach, by: 0.5).map { t in
      position + t * direction + (slope * t + bend * t * t / 2) * aside
    }
  }

  /// How much the end's own direction and curvature count beside what its sightings expect.
  private static let hold = 60.0
  private static let holdReach = 8.0

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let h = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[h] : (sorted[h - 1] + sorted[h]) / 2
  }
}
