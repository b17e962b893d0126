func findPositionsBeyond(
  _ source: UnsafePointer<Float>, _ count: Int, _ threshold: Float, _ positions: UnsafeMutablePointer<Int32>
) -> Int {
  var found = 0
  var x = 0
  while x < count {
    // Most vectors of a photo hold nothing: one look at eight values together.
    if x + 8 <= count {
      let s = load(source, x)
      let isBeyond = (s .> threshold) .| (s .< -threshold)
      if !any(isBeyond) {
        x &+= 8
        continue
      }
    }
    let end = x + 8 <= count ? x + 8 : count
    while x < end {
      positions[found] = Int32(truncatingIfNeeded: x)
      found &+= source[x] > threshold || source[x] < -threshold ? 1 : 0
      x &+= 1
    }
  }
  return found
}
