func findExtremes(
  _ source: UnsafePointer<Float>, _ count: Int, _ least: UnsafeMutablePointer<Float>,
  _ greatest: UnsafeMutablePointer<Float>
) {
  var low = Vector(repeating: .infinity)
  var high = Vector(repeating: -.infinity)
  var x = 0
  while x + 8 <= count {
    let s = load(source, x)
    low.replace(with: s, where: s .< low)
    high.replace(with: s, where: s .> high)
    x &+= 8
  }
  var l = Float.infinity
  var h = -Float.infinity
  var lane = 0
  while lane < 8 {
    if low[lane] < l { l = low[lane] }
    if high[lane] > h { h = high[lane] }
    lane &+= 1
  }
  while x < count {
    if source[x] < l { l = source[x] }
    if source[x] > h { h = source[x] }
    x &+= 1
  }
  least[0] = l
  greatest[0] = h
}
