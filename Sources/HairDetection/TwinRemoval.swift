import Geometry

/// Takes away shafts that run along the middle of another one: they are the same hair, seen again.
enum TwinRemoval {
  /// A twin's centreline lies nearer to the other's than so much of the other's width,
  private static let nearness = 0.35
  /// over so much of its length.
  private static let share = 0.55

  static func withoutTwins(_ shafts: [FoundShaft]) -> [FoundShaft] {
    let lines = shafts.map { NearestOnPolyline(Polyline($0.ribbon.points)) }
    return shafts.indices.filter { i in
      !shafts.indices.contains { j in
        isAhead(j, of: i, shafts) && runs(shafts[i].ribbon, along: shafts[j].ribbon, lines[j])
      }
    }.map { shafts[$0] }
  }

  /// Whether of two shafts the first is the one to keep.
  private static func isAhead(_ j: Int, of i: Int, _ shafts: [FoundShaft]) -> Bool {
    let (a, b) = (shafts[j], shafts[i])
    guard a.polarity == b.polarity, b.ribbon.width < 1.3 * a.ribbon.width else { return false }
    return a.confidence != b.confidence ? a.confidence > b.confidence : j < i
  }

  private static func runs(_ ribbon: Ribbon, along other: Ribbon, _ line: NearestOnPolyline) -> Bool {
    let reach = nearness * other.width
    let beside = ribbon.points.count { line.isNear($0, reach: reach) }
    return Double(beside) > share * Double(ribbon.points.count)
  }
}
