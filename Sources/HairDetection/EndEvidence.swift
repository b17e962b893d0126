import Geometry
import Imaging

/// What an end of a shaft looks like: a root fades into the skin, a cut tip stops.
struct EndEvidence {
  /// Mean darkness (or lightness) just beyond the end, against that beside it, ÷ the shaft's amplitude.
  var beyond = 0.0
  /// Distance over which the contrast falls from 75 % to 25 %, grid pixels.
  var fall = 0.0

  /// - Parameter points: a line whose last point is the end.
  init(
    _ points: [Point], width: Double, amplitude: Double, shade: Plane, contrast: Plane, sign: Double, umPerPx: Double
  ) {
    let n = points.count
    let last = points[n - 1]
    var k = n - 1
    while k > 0 && points[k].distance(to: last) < 50 / umPerPx { k -= 1 }
    let dir = (last - points[k]).normalized
    let side = dir.perpendicular
    // A line may stop a little before its hair does.
    var short = 0.0
    while short < 100 / umPerPx && contrast.sample(last + short * dir) > 0.5 * amplitude { short += 0.5 }
    let end = short < 100 / umPerPx ? last + short * dir : last
    let reach = 160 / umPerPx
    var sum = 0.0, m = 0.0
    var t = 3.0
    while t < reach {
      let p = end + t * dir
      if shade.contains(p, margin: 1) {
        let inside =
          (shade.sample(p) + shade.sample(p + (0.25 * width) * side) + shade.sample(p - (0.25 * width) * side)) / 3
        let off = 1.2 * width + 40 / umPerPx
        let flank = min(shade.sample(p + off * side), shade.sample(p - off * side))
        sum += inside - flank
        m += 1
      }
      t += 1.5
    }
    beyond = m > 0 ? sign * sum / m / amplitude : 0
    // Fall of the contrast along the axis.
    var t75 = 0.0, t25 = 0.0
    t = -0.6 * 100 / umPerPx
    var found75 = false
    while t < 140 / umPerPx {
      let p = end + t * dir
      let v =
        (contrast.sample(p) + contrast.sample(p + (0.25 * width) * side) + contrast.sample(p - (0.25 * width) * side))
        / 3 / amplitude
      if v >= 0.75 { found75 = false }
      if !found75 && v < 0.75 { t75 = t; found75 = true }
      if v < 0.25 { t25 = t; break }
      t += 0.5
      t25 = t
    }
    fall = t25 - t75
  }
}
