import Geometry
import Imaging

/// Follows a shaft from a piece of it to both ends, straight through crossings and beside touching hairs.
struct ShaftTracer {
  let contrast: Plane
  /// Contrast of the other polarity: where it is strong the shaft may be hidden.
  let opposite: Plane
  let umPerPx: Double

  /// One cross-section: how well the inside is filled, and how clear the edges are.
  @inline(__always)
  func section(_ p: Point, _ normal: Point, half: Double, amplitude: Double) -> (
    inside: Double, left: Double, right: Double
  ) {
    let inner = max(0.0, half - 0.8)
    let n = max(1, Int((inner / 1.2).rounded(.up)))
    var sum = 0.0
    var hidden = 0.0
    for k in -n...n {
      let t = inner * Double(k) / Double(n)
      let q = p + t * normal
      let v = contrast.sample(q)
      var e = min(1, max(-1, 2 * v / amplitude - 1))
      if e < 0 && opposite.sample(q) > 0.35 { e = 0; hidden += 1 }
      sum += e
    }
    let inside = sum / Double(2 * n + 1)
    let d = 1.2
    let lIn = contrast.sample(p - (half - d) * normal), lOut = contrast.sample(p - (half + d) * normal)
    let rIn = contrast.sample(p + (half - d) * normal), rOut = contrast.sample(p + (half + d) * normal)
    return (inside, min(1, max(-0.5, (lIn - lOut) / amplitude)), min(1, max(-0.5, (rIn - rOut) / amplitude)))
  }

  /// Extends the last point of `points` forward as long as the evidence lasts.
  func extend(_ points: [Point], width: Double, amplitude start: Double, maxLength: Double) -> [Point] {
    var amplitude = start
    var result = points
    let half = width / 2
    let step = 2.0
    let arcs = 4  // each side
    let maxCurvature = umPerPx / 1000
    guard points.count >= 3 else { return points }
    var (direction, curvature) = endDirection(points)
    var travelled = 0.0
    let before = Polyline(points).length
    while travelled < maxLength {
      // The longer a shaft is known, the farther its course tells where it goes on.
      let look = max(10, min(350 / umPerPx, max(160 / umPerPx, 0.35 * (before + travelled))))
      let sections = max(6, Int(look / 3.5))
      let p = result[result.count - 1]
      if !contrast.contains(p, margin: -2) { break }
      var best = (score: -1e9, kappa: 0.0, firstInside: 0.0, inside: 0.0)
      for a in -arcs...arcs {
        let k = curvature * 0.85 + maxCurvature * Double(a) / Double(arcs) * 0.75
        var score = 0.0
        var firstInside = 0.0
        var q = p
        var dir = direction
        let h = look / Double(sections)
        var inside = 0.0
        for i in 0..<sections {
          let mid = (dir + (0.5 * h * k) * dir.perpendicular).normalized
          q = q + h * mid
          dir = (mid + (0.5 * h * k) * mid.perpendicular).normalized
          let s = section(q, dir.perpendicular, half: half, amplitude: amplitude)
          let weight = (1.0 - 0.6 * Double(i) / Double(sections)) * 6 / Double(sections)
          score += weight * (s.inside + 0.35 * (s.left + s.right))
          if i < 2 { firstInside += s.inside / 2 }
          inside += s.inside / Double(sections)
        }
        score -= 0.7 * abs(k - curvature * 0.85) / maxCurvature
        if score > best.score { best = (score, k, firstInside, inside) }
      }
      if best.firstInside < 0.05 && best.inside < 0.25 { break }
      let k = best.kappa
      let mid = (direction + (0.5 * step * k) * direction.perpendicular).normalized
      result.append(p + step * mid)
      direction = (mid + (0.5 * step * k) * mid.perpendicular).normalized
      curvature = 0.7 * curvature + 0.3 * k
      travelled += step
      // Contrast changes slowly along a shaft; only a stretch seen alone tells.
      let here = section(result[result.count - 1], direction.perpendicular, half: half, amplitude: amplitude)
      if here.left > 0.3 && here.right > 0.3 && travelled > 2 * width {
        let v = contrast.sample(result[result.count - 1])
        amplitude += 0.06 * (min(1.3 * amplitude, max(0.6 * amplitude, v)) - amplitude)
        amplitude = min(1.6 * start, max(0.4 * start, amplitude))
      }
    }
    return trimmedEnd(result, keep: points.count / 2, half: half, amplitude: amplitude)
  }

  /// Direction and curvature at the end of a line, from its last stretch.
  private func endDirection(_ points: [Point]) -> (Point, Double) {
    let end = points[points.count - 1]
    var i = points.count - 1
    let reach = max(8.0, 70 / umPerPx)
    while i > 0 && points[i].distance(to: end) < reach { i -= 1 }
    let m = (i + points.count - 1) / 2
    let a = points[i], b = points[m]
    let d1 = (b - a), d2 = (end - b)
    guard d1.length > 0, d2.length > 0 else { return ((end - a).normalized, 0) }
    let u1 = d1.normalized, u2 = d2.normalized
    let length = d1.length + d2.length
    var kappa = u1.cross(u2) / (length / 2)
    let limit = 1 / (600 / umPerPx)
    kappa = min(limit, max(-limit, kappa))
    if length < 60 / umPerPx { kappa *= 0.3 }
    let mean = (end - a).normalized
    let dir = (mean + (0.5 * kappa * length / 2) * mean.perpendicular).normalized
    return (dir, kappa)
  }

  /// Cuts the end back to where the shaft is filled.
  func trimmedEnd(_ points: [Point], keep: Int, half: Double, amplitude: Double) -> [Point] {
    var pts = points
    while pts.count > max(3, keep) {
      let p = pts[pts.count - 1]
      let dir = (p - pts[pts.count - 2]).normalized
      let s = section(p, dir.perpendicular, half: half, amplitude: amplitude)
      if s.inside >= 0.0 { break }
      pts.removeLast()
    }
    return pts
  }
}
