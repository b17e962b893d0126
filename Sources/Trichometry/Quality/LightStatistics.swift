import Geometry
import Imaging

/// How light and dark the pixels of a field are, in sRGB codes of 8 bits, over about 200,000 of them.
struct LightStatistics {
  /// Codes below which 1 % and 99 % of the lumas lie.
  let low: Int
  let high: Int
  /// Share of pixels with every channel at its top (252 of 255 or more), 0 to 1.
  let saturated: Double
  /// Share of pixels with two channels or more at their top, 0 to 1: skin that is lit too brightly.
  let blown: Double
  /// Share of small squares whose mean colour is a clear green, cyan or blue, 0 to 1: no skin and no hair has it.
  let foreign: Double
  let pixels: Int

  init(_ photo: Photo, region: MeasuredRegion) {
    self =
      switch photo.samples {
      case .gray8(let s): LightStatistics(Codes(s, channels: 1, shift: 0), photo, region)
      case .rgb8(let s): LightStatistics(Codes(s, channels: 3, shift: 0), photo, region)
      case .gray16(let s): LightStatistics(Codes(s, channels: 1, shift: 8), photo, region)
      case .rgb16(let s): LightStatistics(Codes(s, channels: 3, shift: 8), photo, region)
      }
  }

  private init<Sample>(_ codes: Codes<Sample>, _ photo: Photo, _ region: MeasuredRegion) {
    var histogram = [Int](repeating: 0, count: 256)
    var count = 0, full = 0, bright = 0
    let step = max(1, Int((Double(photo.width * photo.height) / 200_000).squareRoot()))
    for y in stride(from: step / 2, to: photo.height, by: step) {
      for x in stride(from: step / 2, to: photo.width, by: step)
      where region.contains(Point(Double(x), Double(y))) {
        let (r, g, b) = codes[y * photo.width + x]
        histogram[(77 * r + 150 * g + 29 * b) >> 8] += 1
        count += 1
        if min(r, g, b) >= 252 { full += 1 }
        if max(min(r, g), min(max(r, g), b)) >= 252 { bright += 1 }
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
    blown = count > 0 ? Double(bright) / Double(count) : 0
    foreign = Self.foreign(codes, photo, region)
    pixels = count
  }

  /// Means over squares, some 64 along the longer side: noise of single pixels has every hue.
  private static func foreign<Sample>(
    _ codes: Codes<Sample>, _ photo: Photo, _ region: MeasuredRegion
  ) -> Double {
    let side = max(4, max(photo.width, photo.height) / 64)
    var all = 0, foreign = 0
    for top in stride(from: 0, to: photo.height - side + 1, by: side) {
      for left in stride(from: 0, to: photo.width - side + 1, by: side)
      where region.contains(Point(Double(left + side / 2), Double(top + side / 2))) {
        var sum = (r: 0, g: 0, b: 0)
        for y in stride(from: top, to: top + side, by: max(1, side / 8)) {
          for x in stride(from: left, to: left + side, by: max(1, side / 8)) {
            let (r, g, b) = codes[y * photo.width + x]
            sum = (sum.r + r, sum.g + g, sum.b + b)
          }
        }
        all += 1
        if isForeign(red: sum.r, green: sum.g, blue: sum.b) { foreign += 1 }
      }
    }
    return all > 0 ? Double(foreign) / Double(all) : 0
  }

  /// Hues from yellowish green (70°) to bluish cyan (200°) with a fifth of full saturation or more, and from there to blue
  /// (225°) with two fifths: some dermoscopes' light is bluish.
  private static func isForeign(red: Int, green: Int, blue: Int) -> Bool {
    let top = max(red, green, blue), span = top - min(red, green, blue)
    guard span * 5 > top, red < top else { return false }
    if green == top {
      // 120° + 60° · (blue − red) ÷ span
      return 6 * (blue - red) > -5 * span
    }
    // 240° + 60° · (red − green) ÷ span
    let position = 60 * (red - green)
    return position <= -40 * span || (position <= -15 * span && span * 5 > 2 * top)
  }
}

/// A photo's samples as codes of 8 bits.
private struct Codes<Sample: FixedWidthInteger & UnsignedInteger> {
  private let samples: [Sample]
  private let channels: Int
  private let shift: Int

  init(_ samples: [Sample], channels: Int, shift: Int) {
    self.samples = samples
    self.channels = channels
    self.shift = shift
  }

  /// Red, green and blue of a pixel by its place in reading order.
  subscript(_ pixel: Int) -> (Int, Int, Int) {
    let first = channels * pixel, red = Int(samples[first] >> shift)
    return channels == 1 ? (red, red, red) : (red, Int(samples[first + 1] >> shift), Int(samples[first + 2] >> shift))
  }
}
