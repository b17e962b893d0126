func measureCurvature(
  _ xx: UnsafePointer<Float>, _ xy: UnsafePointer<Float>, _ yy: UnsafePointer<Float>, _ scale: Float,
  _ curvature: UnsafeMutablePointer<Float>, _ count: Int
) {
  var x = 0
  while x + 8 <= count {
    let a = load(xx, x)
    let b = load(xy, x)
    let c = load(yy, x)
    let half = (a - c) * 0.5
    store(((half * half + b * b).squareRoot() - (a + c) * 0.5) * scale, curvature, x)
    x &+= 8
  }
  while x < count {
    let half = (xx[x] - yy[x]) * 0.5
    curvature[x] = ((half * half + xy[x] * xy[x]).squareRoot() - (xx[x] + yy[x]) * 0.5) * scale
    x &+= 1
  }
}
