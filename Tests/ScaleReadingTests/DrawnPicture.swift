import Geometry
import Imaging
import NumberSupport

/// Skin with uneven light and noise, to draw bars, labels, ticks and hair on.
struct DrawnPicture {
  let width: Int
  let height: Int
  private(set) var lumas: [Double]

  init(width: Int = 900, height: Int = 700, seed: UInt64 = 1, ground: Double = 160) {
    self.width = width
    self.height = height
    var source = NumberSource(seed: seed)
    lumas = []
    for y in 0..<height {
      for x in 0..<width {
        let light = 1 - 0.2 * Double(x) / Double(width) - 0.1 * Double(y) / Double(height)
        lumas.append(light * ground + source.next(in: -4..<4))
      }
    }
  }

  var photo: Photo {
    Photo(width: width, height: height, samples: .gray8(lumas.map { UInt8(min(255, max(0, $0)).rounded()) }))
  }

  /// The same after being stored as a JPEG.
  func photoFromJPEG(quality: Int = 88) throws -> Photo {
    let bytes = lumas.flatMap { [UInt8](repeating: UInt8(min(255, max(0, $0)).rounded()), count: 3) }
    return try PhotoDecoder.decode(
      JPEGEncoder.encode(.rgb8(bytes), width: width, height: height, quality: quality))
  }

  mutating func fill(_ xs: Range<Int>, _ ys: Range<Int>, _ luma: Double, opacity: Double = 1) {
    for y in ys.clamped(to: 0..<height) {
      for x in xs.clamped(to: 0..<width) {
        lumas[y * width + x] += opacity * (luma - lumas[y * width + x])
      }
    }
  }

  /// A line of any direction whose edges a lens blurs over `blur` pixels.
  mutating func line(from a: Point, to b: Point, width lineWidth: Double, _ luma: Double, blur: Double = 1.5) {
    let along = (b - a).normalized
    let length = a.distance(to: b)
    let reach = lineWidth / 2 + blur + 1
    func span(_ p: Double, _ q: Double, _ limit: Int) -> Range<Int> {
      let low = max(0, Int((min(p, q) - reach).rounded(.down))), high = min(limit, Int(max(p, q) + reach) + 2)
      return low..<max(low, high)
    }
    for y in span(a.y, b.y, height) {
      for x in span(a.x, b.x, width) {
        let p = Point(Double(x), Double(y)) - a
        func share(_ inside: Double) -> Double { min(1, max(0, inside / blur + 0.5)) }
        let covered =
          share(lineWidth / 2 - abs(p.cross(along))) * share(min(p.dot(along), length - p.dot(along)))
        lumas[y * width + x] += covered * (luma - lumas[y * width + x])
      }
    }
  }

  /// Writes in a typeface, `height` pixels from the line of writing to the top of digits, from the left end of that line.
  mutating func write(
    _ text: String, x: Double, base: Double, height: Double, _ luma: Double, face: LetterDots = .aileron
  ) {
    let dot = height / 20
    var left = x
    var ink = [Double](repeating: 0, count: width * self.height)
    for character in text {
      guard let letter = face.letter(character) else {
        left += 7 * dot
        continue
      }
      for (row, bits) in letter.rows.enumerated() {
        for column in 0..<letter.width where bits >> UInt64(letter.width - 1 - column) & 1 == 1 {
          cover(&ink, left + Double(column) * dot, base + Double(row - LetterDots.baseline) * dot, side: dot)
        }
      }
      left += Double(letter.width) * dot
    }
    for i in lumas.indices where ink[i] > 0 { lumas[i] += min(1, ink[i]) * (luma - lumas[i]) }
  }

  /// Adds to each pixel the part of it that a square covers.
  private func cover(_ ink: inout [Double], _ x: Double, _ y: Double, side: Double) {
    for v in Int(y.rounded(.down))...Int(y + side) where (0..<height).contains(v) {
      for u in Int(x.rounded(.down))...Int(x + side) where (0..<width).contains(u) {
        let across = min(x + side, Double(u) + 1) - max(x, Double(u))
        let down = min(y + side, Double(v) + 1) - max(y, Double(v))
        if across > 0 && down > 0 { ink[v * width + u] += across * down }
      }
    }
  }
}
