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
        return p.count { shaft.line.isNear($0, reach: reach) } * 4 > p.count * 3
      }
    }
  }
}
