import Imaging

/// How much darker, and how much lighter, each pixel is than the skin around it, as a share of the skin's light.
struct ContrastField {
  /// 1 − the brightest of red and blue-green over skin: hair takes light from every colour, a vessel only from blue and
  /// green, a shadow under the skin most from red.
  let dark: Plane
  /// Blue-green over skin − 1: white and grey hair lacks the skin's yellow.
  let light: Plane
  /// 1 − all colours over skin: where the light is weak, as beside and below a shaft.
  let shade: Plane
  /// 1 − red over skin, and 1 − blue-green over skin.
  let redLoss: Plane
  let coolLoss: Plane

  /// - Parameters:
  ///   - valid: elsewhere all contrast is 0.
  ///   - streakReach: half the width in pixels of the widest bright streak along a dark shaft.
  init(_ color: ColorPlanes, skin: ColorPlanes, valid: [Bool]?, streakReach: Int) {
    let w = color.width, h = color.height
    dark = Plane(width: w, height: h)
    light = Plane(width: w, height: h)
    shade = Plane(width: w, height: h)
    redLoss = Plane(width: w, height: h)
    coolLoss = Plane(width: w, height: h)
    for y in 0..<h {
      let r = color.red.row(y), g = color.green.row(y), b = color.blue.row(y)
      let sr = skin.red.row(y), sg = skin.green.row(y), sb = skin.blue.row(y)
      let d = dark.row(y), l = light.row(y), s = shade.row(y), rl = redLoss.row(y), cl = coolLoss.row(y)
      for x in 0..<w {
        let red = r[x] / max(sr[x], 0.004)
        let green = g[x] / max(sg[x], 0.004)
        let blue = b[x] / max(sb[x], 0.004)
        let cool = 0.5 * (green + blue)
        d[x] = 1 - max(red, cool)
        rl[x] = 1 - red
        cl[x] = 1 - cool
        s[x] = 1 - (r[x] + g[x] + b[x]) / max(sr[x] + sg[x] + sb[x], 0.012)
        l[x] = 0.35 * green + 0.65 * blue - 1
      }
      if let valid {
        for x in 0..<w where !valid[y * w + x] {
          d[x] = 0
          l[x] = 0
          s[x] = 0
          rl[x] = 0
          cl[x] = 0
        }
      }
    }
    StreakFilling.fill(dark, redLoss: redLoss, coolLoss: coolLoss, reach: streakReach)
  }
}
