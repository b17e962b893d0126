import Geometry

/// Sightings of one shaft in their order along it, each with its axis along that order.
struct SightingChain {
  var links: [ShaftSighting]

  var reversed: SightingChain { SightingChain(links: links.reversed().map(\.reversed)) }

  /// The length of the line through the sightings, cells.
  var length: Double {
    zip(links, links.dropFirst()).reduce(0) { $0 + $1.0.position.distance(to: $1.1.position) }
  }

  /// The distance of each sighting from the first, along the line, cells.
  var arcs: [Double] {
    var arcs = [0.0]
    for (a, b) in zip(links, links.dropFirst()) {
      arcs.append(arcs[arcs.count - 1] + a.position.distance(to: b.position))
    }
    return arcs
  }

  /// The probability that the order is from root to tip.
  var tipAhead: Double { links.reduce(0) { $0 + $1.tipAhead } / Double(links.count) }
}
