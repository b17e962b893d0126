import Geometry
import Imaging

/// A photo's linear light, averaged over square cells.
struct LightGrid {
  /// Photo pixels along each side of a cell.
  let factor: Int
  let width: Int
  let height: Int
  /// Row-major, 0 to 1; all three are the same for grey photos.
  let red: [Float]
  let green: [Float]
  let blue: [Float]

  /// - Precondition: the photo has at least `factor` pixels along each side.
  init(_ photo: Photo, factor: Int) {
    let w = photo.width / factor, h = photo.height / factor
    precondition(factor > 0 && w > 0 && h > 0)
    var sums = [[Float]](repeating: [Float](repeating: 0, count: w * h), count: 3)
    let share = 1 / Float(factor * factor)
    /// Adds up one channel.
    func add(_ channel: Int, of channels: Int, _ light: (Int) -> Float) {
      sums[channel].withUnsafeMutableBufferPointer { sums in
        for y in 0..<(h * factor) {
          let row = y * photo.width
          let cells = y / factor * w
          for x in 0..<w {
            var sum: Float = 0
            for u in (x * factor)..<((x + 1) * factor) { sum += light((row + u) * channels + channel) }
            sums[cells + x] += share * sum
          }
        }
      }
    }
    switch photo.samples {
    case .gray8(let s): add(0, of: 1) { LinearLight.table8[Int(s[$0])] }
    case .gray16(let s): add(0, of: 1) { LinearLight.table16[Int(s[$0])] }
    case .rgb8(let s): for c in 0..<3 { add(c, of: 3) { LinearLight.table8[Int(s[$0])] } }
    case .rgb16(let s): for c in 0..<3 { add(c, of: 3) { LinearLight.table16[Int(s[$0])] } }
    }
    let isGray: Bool
    switch photo.samples {
    case .gray8, .gray16: isGray = true
    case .rgb8, .rgb16: isGray = false
    }
    self.factor = factor
    width = w
    height = h
    red = sums[0]
    green = isGray ? sums[0] : sums[1]
    blue = isGray ? sums[0] : sums[2]
  }

  /// The middle of a cell in the photo, px.
  func middle(_ x: Int, _ y: Int) -> Point {
    let half = Double(factor) / 2 - 0.5
    return Point(Double(x * factor) + half, Double(y * factor) + half)
  }
}
