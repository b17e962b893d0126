import Geometry
import Imaging

/// How light and dark the pixels of a field are, in sRGB codes of 8 bits, over about 200,000 of them.
struct LightStatistics {
  /// Codes below which 1 % and 99 % of the lumas lie.
  let low: Int
  let high: Int
  /// Share of pixels with every channel at its top (252 of 255 or more), 0 to 1.
  let saturated: Double
  let pixels: Int

  init(_ photo: Photo, region: MeasuredRegion) {
    var histogram = [Int](repeating: 0, count: 256)
    var count = 0, full = 0
    let step = max(1, Int((Double(photo.width * photo.height) / 200_000).squareRoot()))
    for y in stride(from: step / 2, to: photo.height, by: step) {
      for x in stride(from: step / 2, to: photo.width, by: step)
      where region.contains(Point(Double(x), Double(y))) {
        let (r, g, b) = Self.codes(photo, y * photo.width + x)
        histogram[(77 * r + 150 * g + 29 * b) >> 8] += 1
        count += 1
        if min(r, g, b) >= 252 { full += 1 }
      }
    }
    func code(at share: Double) -> Int {
      var below = 0
      for (code, n) in histogram.enumerated() {
        below += n
        if Double(below) > share * Double(count) { return code }
      }
      return 255
    }
    low = code(at: 0.01)
    high = code(at: 0.99)
    saturated = count > 0 ? Double(full) / Double(count) : 0
    pixels = count
  }

  private static func codes(_ photo: Photo, _ i: Int) -> (Int, Int, Int) {
    switch photo.samples {
    case .gray8(let s): return (Int(s[i]), Int(s[i]), Int(s[i]))
    case .rgb8(let s): return (Int(s[3 * i]), Int(s[3 * i + 1]), Int(s[3 * i + 2]))
    case .gray16(let s):
      let v = Int(s[i] >> 8)
      return (v, v, v)
    case .rgb16(let s): return (Int(s[3 * i] >> 8), Int(s[3 * i + 1] >> 8), Int(s[3 * i + 2] >> 8))
    }
  }
}
