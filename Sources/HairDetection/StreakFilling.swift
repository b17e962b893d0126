import Imaging

/// Takes the bright streak out of dark shafts.
///
/// Light reflected by a shaft's surface is white: it hides the shaft's darkness in blue and green where skin is dim, much
/// less in red. So a slit between two dark edges in which red stays low is part of the shaft, and one in which the
/// skin's red shows is a gap between two shafts.
enum StreakFilling {
  /// - Parameters:
  ///   - dark: the contrast in which slits are filled.
  ///   - redLoss: 1 − red over the skin's red.
  ///   - coolLoss: the same for blue and green.
  ///   - reach: slits up to twice so many pixels wide are filled.
  static func fill(_ dark: Plane, redLoss: Plane, coolLoss: Plane, reach: Int) {
    guard reach > 0 else { return }
    let closed = extreme(extreme(dark, reach, max), reach, min)
    for y in 0..<dark.height {
      let d = dark.row(y), c = closed.row(y), r = redLoss.row(y), b = coolLoss.row(y)
      for x in 0..<dark.width where r[x] - b[x] > 0.2 { d[x] = max(d[x], min(c[x], r[x])) }
    }
  }

  /// The largest (or smallest) value in the square of `2 × reach + 1` pixels around each pixel.
  private static func extreme(_ plane: Plane, _ reach: Int, _ pick: (Float, Float) -> Float) -> Plane {
    let w = plane.width, h = plane.height
    let rows = Plane(width: w, height: h), out = Plane(width: w, height: h)
    for y in 0..<h {
      let s = plane.row(y), o = rows.row(y)
      for x in 0..<w {
        var v = s[x]
        for u in max(0, x - reach)...min(w - 1, x + reach) { v = pick(v, s[u]) }
        o[x] = v
      }
    }
    for y in 0..<h {
      let o = out.row(y)
      for x in 0..<w { o[x] = rows.row(y)[x] }
      for v in max(0, y - reach)...min(h - 1, y + reach) {
        let s = rows.row(v)
        for x in 0..<w { o[x] = pick(o[x], s[x]) }
      }
    }
    return out
  }
}
