import Geometry

/// Rims of air bubbles in the immersion gel: circles, which no shaft is.
struct BubbleRims {
  struct Rim {
    var centre: Point
    var radius: Double
  }
  private(set) var rims: [Rim] = []
  let largestRadius: Double

  init(umPerPx: Double) { largestRadius = 700 / umPerPx }

  /// Takes note of a chain that turns along a small circle.
  mutating func note(_ points: [Point]) {
    guard points.count >= 8 else { return }
    guard let c = Self.circle(points) else { return }
    guard c.radius < largestRadius, c.radius > 2.5 else { return }
    let length = Polyline(points).length
    // The larger the circle, the more of it must be seen: curly hair bends too, but never so far around.
    guard length > (c.radius < 0.45 * largestRadius ? 0.9 : 2.4) * c.radius else { return }
    var worst = 0.0
    for p in points { worst += abs(p.distance(to: c.centre) - c.radius) }
    guard worst / Double(points.count) < 0.25 + 0.02 * c.radius else { return }
    rims.append(c)
  }

  /// Whether most of a line lies on a noted rim.
  func contain(_ points: [Point]) -> Bool {
    for r in rims {
      var on = 0
      for p in points where abs(p.distance(to: r.centre) - r.radius) < 2.5 { on += 1 }
      if on * 10 >= points.count * 6 { return true }
    }
    return false
  }

  /// Algebraic circle fit (Kåsa, 1976).
  static func circle(_ p: [Point]) -> Rim? {
    let n = Double(p.count)
    var m = Point.zero
    for q in p { m += q }
    m = m / n
    var sxx = 0.0, sxy = 0.0, syy = 0.0, sxz = 0.0, syz = 0.0
    for q in p {
      let x = q.x - m.x, y = q.y - m.y, z = x * x + y * y
      sxx += x * x; sxy += x * y; syy += y * y; sxz += x * z; syz += y * z
    }
    let det = sxx * syy - sxy * sxy
    guard det > 1e-6 * (sxx + syy) * (sxx + syy) else { return nil }
    let a = (sxz * syy - syz * sxy) / det / 2, b = (syz * sxx - sxz * sxy) / det / 2
    var r2 = 0.0
    for q in p { r2 += (q - m - Point(a, b)).squaredLength }
    return Rim(centre: m + Point(a, b), radius: (r2 / n).squareRoot())
  }
}
