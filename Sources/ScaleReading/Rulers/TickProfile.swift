import Geometry

/// The light across one tick, the median along it, so that hair over a part of the tick does not count.
struct TickProfile {
  /// How far the tick lies from where it was expected, in pixels along the ruler.
  let shift: Double
  /// By how much its light differs from the ground, in codes; positive for a tick of the expected polarity.
  let contrast: Double

  /// - Parameters:
  ///   - reach: how far along the ruler to both sides is looked, in pixels.
  ///   - depths: the part of the tick that is looked at, in pixels from the aligned end.
  init?(
    at place: Double, of model: TickModel, in picture: LumaPicture, reach: Double, depths: ClosedRange<Double>
  ) {
    let end = model.end(place), along = model.direction(place), across = model.step(place).normalized
    let middle = end + (depths.lowerBound + depths.upperBound) / 2 * along
    guard middle.x >= 0, middle.y >= 0, middle.x <= Double(picture.width - 1), middle.y <= Double(picture.height - 1)
    else { return nil }
    let rows = max(5, min(41, Int(depths.upperBound - depths.lowerBound)))
    let half = max(4, Int((reach * 2).rounded()))
    let spacing = reach / Double(half)
    var profile: [Double] = []
    for i in -half...half {
      var values: [Double] = []
      for row in 0..<rows {
        let depth =
          depths.lowerBound + (depths.upperBound - depths.lowerBound) * (Double(row) + 0.5) / Double(rows)
        let p = end + depth * along + Double(i) * spacing * across
        values.append(picture.value(p.x, p.y))
      }
      values.sort()
      profile.append(values[rows / 2])
    }
    let sign = model.isDark ? -1.0 : 1.0
    // The ground: a line through the medians of both outer quarters.
    let quarter = max(2, profile.count / 4)
    let left = profile.prefix(quarter).sorted()[quarter / 2], right = profile.suffix(quarter).sorted()[quarter / 2]
    let ink = profile.indices.map { i in
      let t = Double(i) / Double(profile.count - 1)
      return sign * (profile[i] - (left + (right - left) * t))
    }
    let inner = (profile.count / 6)..<(profile.count - profile.count / 6)
    guard let peak = inner.max(by: { (ink[$0], -$0) < (ink[$1], -$1) }), ink[peak] > 0 else { return nil }
    contrast = ink[peak]
    // The centre of what passes 40 % of the peak and hangs together with it.
    let level = 0.4 * ink[peak]
    var low = peak, high = peak
    while low > 0 && ink[low - 1] > level { low -= 1 }
    while high < ink.count - 1 && ink[high + 1] > level { high += 1 }
    var sum = 0.0, weighted = 0.0
    for i in low...high {
      sum += ink[i] - level
      weighted += (ink[i] - level) * Double(i - half)
    }
    shift = weighted / sum * spacing
  }
}
