import Geometry

/// Takes away streaks of reflected light along dark shafts that were taken for light hairs.
enum GlintRemoval {
  static func withoutGlints(_ shafts: [FoundShaft]) -> [FoundShaft] {
    let dark = shafts.filter { $0.polarity == .dark }.map {
      (line: NearestOnPolyline(Polyline($0.ribbon.points)), width: $0.ribbon.width)
    }
    return shafts.filter { light in
      guard light.polarity == .light else { return true }
      let p = light.ribbon.points
      return !dark.contains { shaft in
        guard light.ribbon.width < shaft.width else { return false }
        let reach = 0.5 * shaft.width + 0.25 * light.ribbon.width
        var inside = 0
        for q in p where shaft.line.mayBeNear(q, reach: reach) && shaft.line.nearest(to: q).distance < reach {
          inside += 1
        }
        return inside * 4 > p.count * 3
      }
    }
  }
}
