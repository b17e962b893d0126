import Geometry

/// Sightings of one shaft in their order along it, each with its axis along that order.
struct SightingChain {
  var links: [ShaftSighting]

  var reversed: SightingChain { SightingChain(links: links.reversed().map(\.reversed)) }

  /// The length of the line through the sightings, cells.
  var length: Double { Polyline(links.map(\.position)).length }

  /// The distance of each sighting from the first, along the line, cells.
  var arcs: [Double] { Polyline(links.map(\.position)).arcLengths }

  /// Whether it is a possible shaft rather than a likely one.
  var isFaint: Bool {
    links.reduce(0) { $0 + $1.probability } < SightingFinder.sureProbability * Double(links.count)
  }

  /// The probability that the order is from root to tip.
  var tipAhead: Double { links.reduce(0) { $0 + $1.tipAhead } / Double(links.count) }
}
