func measureRidge(
  _ xx: UnsafePointer<Float>, _ xy: UnsafePointer<Float>, _ yy: UnsafePointer<Float>,
  _ value: UnsafeMutablePointer<Float>, _ cos2: UnsafeMutablePointer<Float>, _ sin2: UnsafeMutablePointer<Float>,
  _ count: Int
) {
  var x = 0
  while x + 8 <= count {
    let a = load(xx, x)
    let b = load(xy, x)
    let c = load(yy, x)
    let m = 0.5 * (a + c)
    let h = 0.5 * (a - c)
    let d = (h * h + b * b).squareRoot()
    let isLight = m .< 0
    let signed = d.replacing(with: -d, where: isLight)
    let isRound = d .== 0
    store(m + signed, value, x)
    store((h / signed).replacing(with: 1, where: isRound), cos2, x)
    store((b / signed).replacing(with: 0, where: isRound), sin2, x)
    x &+= 8
  }
  while x < count {
    let m = 0.5 * (xx[x] + yy[x])
    let h = 0.5 * (xx[x] - yy[x])
    let b = xy[x]
    let d = (h * h + b * b).squareRoot()
    let signed = m < 0 ? -d : d
    value[x] = m + signed
    cos2[x] = d == 0 ? 1 : h / signed
    sin2[x] = d == 0 ? 0 : b / signed
    x &+= 1
  }
}
