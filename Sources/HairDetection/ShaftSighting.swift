import Geometry

/// What the network says of a shaft that runs through one cell in about one direction.
///
/// Lengths are in cells. Ahead is along `axis`, aside along its perpendicular.
struct ShaftSighting {
  /// A point of the shaft's centreline.
  var position: Point
  /// A unit vector along the shaft, of either sense.
  var axis: Point
  /// The curvature of the centreline, positive where it turns towards the perpendicular of `axis`, 1/cell.
  var curvature: Double
  /// The probability that a shaft runs here.
  var probability: Double
  /// How far the centreline is taken to lie from the middle of the cell that saw it.
  var offset: Double
  /// The probability that `axis` points from root to tip.
  var tipAhead: Double
  /// How far it is along the shaft to its visible ends.
  var ahead: Double
  var behind: Double
  /// The natural logarithm of the shaft's width, in cells.
  var logWidth: Double
  /// The probability that the shaft is darker than the skin.
  var darkness: Double

  /// Where the shaft runs before and beyond.
  var course: ShaftCourse

  /// Whether a shaft is possible here rather than likely.
  var isFaint: Bool { probability < SightingFinder.sureProbability }

  /// The same seen the other way round.
  var reversed: ShaftSighting {
    var r = self
    r.axis = -axis
    r.curvature = -curvature
    r.tipAhead = 1 - tipAhead
    r.ahead = behind
    r.behind = ahead
    r.course = course.reversed
    return r
  }
}
