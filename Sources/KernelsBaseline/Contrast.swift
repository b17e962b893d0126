func measureContrast(
  _ colors: UnsafePointer<UnsafePointer<Float>>, _ skin: UnsafePointer<UnsafePointer<Float>>,
  _ contrasts: UnsafePointer<UnsafeMutablePointer<Float>>, _ count: Int
) {
  let r = colors[0]
  let g = colors[1]
  let b = colors[2]
  let sr = skin[0]
  let sg = skin[1]
  let sb = skin[2]
  var x = 0
  while x + 8 <= count {
    let (r8, g8, b8) = (load(r, x), load(g, x), load(b, x))
    let (sr8, sg8, sb8) = (load(sr, x), load(sg, x), load(sb, x))
    let red = r8 / atLeast(sr8, 0.004)
    let green = g8 / atLeast(sg8, 0.004)
    let blue = b8 / atLeast(sb8, 0.004)
    let cool = 0.5 * (green + blue)
    store(1 - red.replacing(with: cool, where: cool .>= red), contrasts[0], x)
    store(0.35 * green + 0.65 * blue - 1, contrasts[1], x)
    store(1 - (r8 + g8 + b8) / atLeast(sr8 + sg8 + sb8, 0.012), contrasts[2], x)
    store(1 - red, contrasts[3], x)
    store(1 - cool, contrasts[4], x)
    x &+= 8
  }
  while x < count {
    let red = r[x] / (sr[x] < 0.004 ? 0.004 : sr[x])
    let green = g[x] / (sg[x] < 0.004 ? 0.004 : sg[x])
    let blue = b[x] / (sb[x] < 0.004 ? 0.004 : sb[x])
    let cool = 0.5 * (green + blue)
    let sum = sr[x] + sg[x] + sb[x]
    contrasts[0][x] = 1 - (cool >= red ? cool : red)
    contrasts[1][x] = 0.35 * green + 0.65 * blue - 1
    contrasts[2][x] = 1 - (r[x] + g[x] + b[x]) / (sum < 0.012 ? 0.012 : sum)
    contrasts[3][x] = 1 - red
    contrasts[4][x] = 1 - cool
    x &+= 1
  }
}

@inline(__always)
private func atLeast(_ values: Vector, _ least: Float) -> Vector {
  values.replacing(with: least, where: values .< least)
}
