import Geometry
import Imaging
import NumberSupport

/// A picture of what a camera sees of skin, to draw on what a device burns in.
struct TestPicture {
  let width: Int
  let height: Int
  private(set) var pixels: [UInt8]

  /// Skin with uneven light and noise.
  init(width: Int = 640, height: Int = 480, seed: UInt64 = 1) {
    self.width = width
    self.height = height
    var source = NumberSource(seed: seed)
    pixels = []
    for y in 0..<height {
      for x in 0..<width {
        let light = 1 - 0.25 * Double(x) / Double(width) - 0.1 * Double(y) / Double(height)
        for colour in [205.0, 165.0, 140.0] {
          pixels.append(UInt8(light * colour + source.next(in: -4..<4)))
        }
      }
    }
  }

  var photo: Photo { Photo(width: width, height: height, samples: .rgb8(pixels)) }

  /// The same after being stored as a JPEG.
  func photoFromJPEG(quality: Int = 88) throws -> Photo {
    try PhotoDecoder.decode(JPEGEncoder.encode(.rgb8(pixels), width: width, height: height, quality: quality))
  }

  /// Lays a colour over a pixel with an opacity of 0 to 1.
  mutating func blend(_ x: Int, _ y: Int, _ colour: (UInt8, UInt8, UInt8), _ opacity: Double = 1) {
    guard (0..<width).contains(x), (0..<height).contains(y) else { return }
    let i = 3 * (y * width + x)
    for (c, value) in [colour.0, colour.1, colour.2].enumerated() {
      pixels[i + c] = UInt8((Double(pixels[i + c]) * (1 - opacity) + Double(value) * opacity).rounded())
    }
  }

  mutating func fill(_ xs: Range<Int>, _ ys: Range<Int>, _ colour: (UInt8, UInt8, UInt8), _ opacity: Double = 1) {
    for y in ys { for x in xs { blend(x, y, colour, opacity) } }
  }

  /// A dark shaft with the soft edges that a lens makes.
  mutating func hair(from a: Point, to b: Point, width diameter: Double) {
    let length = a.distance(to: b)
    let along = (b - a) / length
    for y in 0..<height {
      for x in 0..<width {
        let p = Point(Double(x), Double(y)) - a
        let t = p.dot(along)
        let distance = abs(p.cross(along))
        guard t >= 0, t <= length, distance < diameter / 2 + 2 else { continue }
        blend(x, y, (35, 28, 25), 0.9 * min(1, max(0, (diameter / 2 + 1.5 - distance) / 3)))
      }
    }
  }

  /// Rows of letter-like strokes two pixels thick.
  mutating func text(at left: Int, _ top: Int, letters: Int, height: Int, _ colour: (UInt8, UInt8, UInt8)) {
    for letter in 0..<letters {
      let x = left + letter * (height * 3 / 4)
      fill(x..<(x + 2), top..<(top + height), colour)
      fill(x..<(x + height / 2), top..<(top + 2), colour)
      if letter % 2 == 0 { fill((x + height / 2 - 2)..<(x + height / 2), top..<(top + height), colour) }
      if letter % 3 == 0 { fill(x..<(x + height / 2), (top + height - 2)..<(top + height), colour) }
    }
  }

  /// Black with noise outside of a circle whose rim is blurred over two pixels.
  mutating func dermoscope(_ centre: Point, _ radius: Double, seed: UInt64 = 9) {
    var source = NumberSource(seed: seed)
    for y in 0..<height {
      for x in 0..<width {
        let inside = min(1, max(0, (radius - Point(Double(x), Double(y)).distance(to: centre)) / 2 + 0.5))
        let i = 3 * (y * width + x)
        for c in 0..<3 {
          let light = LinearLight.table8[Int(pixels[i + c])]
          let code = Double(LinearLight.code8(light * Float(inside)))
          pixels[i + c] = UInt8(min(255, max(code, 6 + source.next(in: 0..<7))))
        }
      }
    }
  }
}
