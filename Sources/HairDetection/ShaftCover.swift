import Geometry

/// Which points of a photo's shafts lie under, over or so close beside a wider shaft that what shows there is that one.
struct ShaftCover {
  /// Beyond a shaft's edge, what shows is still its blur, cells.
  private static let blur = 0.6
  /// What is less likely there hides nothing.
  private static let sure = 0.5

  private let widths: [Double]
  private let owners: [Int]
  private let places: [Point]
  private let index: PointIndex
  private let reach: Double

  init(_ shafts: [FoundShaft]) {
    widths = shafts.map(\.width)
    let lines = shafts.map { shaft in
      shaft.evidence[.probability] < Self.sure ? [] : Polyline(shaft.points).resampled(spacing: 1).points
    }
    owners = lines.enumerated().flatMap { i, line in line.map { _ in i } }
    places = lines.flatMap { $0 }
    index = PointIndex(of: places, pitch: 4)
    reach = (widths.max() ?? 0) / 2 + Self.blur
  }

  /// Whether a point of the shaft of a number shows that shaft, not a wider one.
  func isFree(_ p: Point, of number: Int) -> Bool {
    !index.anyInserted(near: p, reach: reach) { k in
      let width = widths[owners[k]]
      return width > widths[number] && places[k].distance(to: p) < width / 2 + Self.blur
    }
  }
}
