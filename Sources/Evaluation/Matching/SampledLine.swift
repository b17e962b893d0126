import Geometry

/// The visible part of a centreline, as points that each stand for an equal length of it.
struct SampledLine {
  /// At the middles of equal pieces of at most 1 px.
  var points: [Point]

  /// - Returns: `nil` where less than 1 px of the line is in the region: that is not a hair to be seen.
  init?(_ line: Polyline, in region: VisibleRegion) {
    let parts = region.clip(line)
    let total = parts.reduce(0) { $0 + $1.0.distance(to: $1.1) }
    guard total >= 1 else { return nil }
    let count = Int((total - 1e-9).rounded(.up))
    points = []
    points.reserveCapacity(count)
    var part = 0
    var before = 0.0
    var length = parts[0].0.distance(to: parts[0].1)
    for k in 0..<count {
      let s = (Double(k) + 0.5) * total / Double(count)
      while part < parts.count - 1 && s >= before + length {
        before += length
        part += 1
        length = parts[part].0.distance(to: parts[part].1)
      }
      let t = length > 0 ? min(1, (s - before) / length) : 0
      points.append(parts[part].0 + t * (parts[part].1 - parts[part].0))
    }
  }
}
